package press.broadsheet.importer.check;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import press.broadsheet.archive.mirror.LedgerTextReader;
import press.broadsheet.importer.ImportCancellation;
import press.broadsheet.importer.ManuscriptLoader;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ImporterSettings;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Publication;

/**
 * The command {@code check}: checks every manuscript and shows what an import would change, as text or, with
 * {@code --format=json}, as JSON. It is a separate Spring application that includes no database.
 */
@Import({ContentChecker.class, ContentFolder.class, ManuscriptLoader.class, ImportCancellation.class, ManuscriptReader.class,
        LedgerTextReader.class})
@EnableConfigurationProperties({ImporterSettings.class, Publication.class, ImageHosts.class})
public class CheckCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final List<String> FORMATS = List.of("text", "json");

    private final ContentChecker contentChecker;
    private int exitCode;

    CheckCommand(ContentChecker contentChecker) {
        this.contentChecker = contentChecker;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> formats = Optional.ofNullable(arguments.getOptionValues("format")).orElse(List.of("text"));
        List<String> others = arguments.getNonOptionArgs().stream().skip(1).toList();
        if (formats.size() != 1 || !FORMATS.contains(formats.getFirst())) {
            print("Nothing checked: --format must be " + String.join(" or ", FORMATS) + ".\n");
            exitCode = 2;
        } else if (!others.isEmpty()) {
            print("Nothing checked: unknown argument \"" + others.getFirst() + "\". The content folder is checked; to check"
                    + " another folder, use --broadsheet.importer.folder=FOLDER.\n");
            exitCode = 2;
        } else {
            CheckReport report = contentChecker.check();
            print(formats.getFirst().equals("json") ? CheckJsonReport.of(report) : new CheckTextReport(isColoured()).of(report));
            exitCode = report.exitCode();
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** Prints in UTF-8, whatever the system's encoding: paths and quotations are in any script. */
    @SuppressWarnings("SystemOut") // the report is what the command is for
    private static void print(String report) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(report);
        out.flush();
    }

    /** Whether stdout is a terminal that supports colours, and {@code NO_COLOR} is not set (no-color.org). */
    private static boolean isColoured() {
        boolean wanted = Optional.ofNullable(System.getenv("NO_COLOR")).filter(set -> !set.isEmpty()).isEmpty();
        boolean able = !"dumb".equals(System.getenv("TERM"));
        return wanted && able && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
