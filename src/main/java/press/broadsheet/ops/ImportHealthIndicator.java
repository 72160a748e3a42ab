package press.broadsheet.ops;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import press.broadsheet.importer.Importer;

/**
 * Down while imports fail, with the reason, until one succeeds: what editors write is not published. It is part of the whole
 * health alone and of neither probe, for the site serves what is published; taking it away or starting it again would
 * not help. A file that is held back is no failure: all others are published.
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
