package press.broadsheet.ops;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import press.broadsheet.importer.Importer;

/**
 * Down with the reason while imports fail, because new articles are not published. Not part of the liveness and readiness
 * probes: published articles are still served, and a restart would not help. A refused file is not a failure, since all others
 * are published.
 */
@Component
class ImportHealthIndicator implements HealthIndicator {

    private final Importer importer;

    ImportHealthIndicator(Importer importer) {
        this.importer = importer;
    }

    @Override
    public Health health() {
        Optional<Importer.CompletedImport> last = importer.last();
        return last.flatMap(completedImport -> completedImport.report().failure().map(reason -> Health.down()
                .withDetail("reason", reason)
                .withDetail("since", importer.failingSince().orElse(completedImport.finishedAt()).toString())
                .build()))
                .orElseGet(() -> Health.up().build());
    }
}
