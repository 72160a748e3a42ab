package press.broadsheet.importer;

import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.DiskFull;
import press.broadsheet.manuscript.Problem;

/**
 * The command {@code import}: imports once, prints the report, and exits with 0 where nothing is wrong, 1 where
 * manuscripts were refused, 2 where it could not run.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Importer importer;
    private int exitCode;

    ImportCommand(Importer importer) {
        this.importer = importer;
    }

    @Override
    @SuppressWarnings("SystemOut") // the report is what the command is for
    public void run(ApplicationArguments arguments) {
        ImportReport report = report();
        System.out.println(report);
        exitCode = report.trouble().isPresent() ? 2 : report.problems().stream().anyMatch(Problem::isError) ? 1 : 0;
    }

    /** A disk that ran full has its report. */
    private ImportReport report() {
        try {
            return importer.run();
        } catch (RuntimeException trouble) {
            return Optional.of(trouble).filter(it -> DiskFull.in(it).isPresent()).flatMap(_ -> importer.last())
                    .orElseThrow(() -> trouble)
                    .report();
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
