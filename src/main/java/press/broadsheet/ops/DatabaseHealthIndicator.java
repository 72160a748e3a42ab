package press.broadsheet.ops;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseSupervisor;

/** Whether editions can be written, and make sense: part of readiness, for a paper that stands still is no good one to send readers to. */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator {

    private final DatabaseSupervisor databaseSupervisor;

    DatabaseHealthIndicator(DatabaseSupervisor databaseSupervisor) {
        this.databaseSupervisor = databaseSupervisor;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        databaseSupervisor.unwritableReason().ifPresent(trouble -> health.down()
                .withDetail("trouble", trouble)
                .withDetail("meanwhile", "What is published is served read-only; editions are written again by themselves,"
                        + " within a minute of when they can be."));
        databaseSupervisor.spaceShortage().ifPresent(trouble -> health.down().withDetail("trouble", trouble));
        databaseSupervisor.corruption().ifPresent(finding -> health.down().withDetail("contradiction", finding));
    }
}
