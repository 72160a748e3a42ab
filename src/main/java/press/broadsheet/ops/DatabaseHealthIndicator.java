package press.broadsheet.ops;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseSupervisor;

/**
 * Reports whether editions can be written and are consistent. Part of readiness, so that load balancers avoid an instance whose
 * content is outdated.
 */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator {

    private final DatabaseSupervisor databaseSupervisor;

    DatabaseHealthIndicator(DatabaseSupervisor databaseSupervisor) {
        this.databaseSupervisor = databaseSupervisor;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        databaseSupervisor.unwritableReason().ifPresent(reason -> health.down()
                .withDetail("trouble", reason)
                .withDetail("meanwhile", "Published articles are still served. Writing resumes automatically within a minute"
                        + " after the problem is solved."));
        databaseSupervisor.spaceShortage().ifPresent(reason -> health.down().withDetail("trouble", reason));
        databaseSupervisor.corruption().ifPresent(finding -> health.down().withDetail("contradiction", finding));
    }
}
