package press.broadsheet.importer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import press.broadsheet.manuscript.text.Problem;

/**
 * The command {@code import}: imports once, prints the report, and exits with 0 (no errors), 1 (some manuscripts were refused)
 * or 2 (could not run).
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);

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
        exitCode = report.failure().isPresent() ? 2 : report.problems().stream().anyMatch(Problem::isError) ? 1 : 0;
    }

    /** Returns a report even if the database failed; the log has the stack trace. */
    private ImportReport report() {
        try {
            return importer.run();
        } catch (RuntimeException exception) {
            log.error("The import failed", exception);
            return importer.last().map(Importer.CompletedImport::report).filter(report -> report.failure().isPresent())
                    .orElseThrow(() -> exception);
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
