package press.broadsheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.importer.check.CheckCommand;
import press.broadsheet.ops.OutOfMemoryExit;

/**
 * Main class. Without a command it starts the web server; {@code import} imports the content folder once and exits;
 * {@code check} checks the content folder and exits.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ClockConfiguration.class)
public class Broadsheet {

    /** Exit code of an invalid command line and of a command that could not run. */
    private static final int COULD_NOT_RUN = 2;

    /** The Spring application of each command; that of {@code check} has no database. */
    private static final Map<String, List<Class<?>>> COMMANDS =
            Map.of("check", List.of(CheckCommand.class, ClockConfiguration.class), "import", List.of(Broadsheet.class));

    public static void main(String[] args) {
        OutOfMemoryExit.endProcessWhenUncaught();
        CommandLine line = CommandLine.of(args);
        Optional<String> mistake = line.mistake();
        if (mistake.isPresent()) {
            print(mistake.get() + "\n");
            System.exit(COULD_NOT_RUN);
        }
        switch (line.command().orElse("")) {
            case "" -> serve(args);
            case "help" -> print(CommandLine.help());
            case "version" -> print(CommandLine.version());
            default -> System.exit(command(args));
        }
    }

    @SuppressWarnings("SystemOut") // output of commands goes to stdout
    private static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }

    /** Starts the web server. A full disk has an exit code of its own, so that a supervisor can retry later. */
    private static void serve(String... args) {
        try {
            new SpringApplicationBuilder(Broadsheet.class).logStartupInfo(false).run(args);
        } catch (RuntimeException | Error failed) { // reported already
            OutOfMemoryExit.endProcessIfCause(failed);
            if (DiskFullFailureAnalyzer.findDiskFull(failed).isPresent()) {
                System.exit(DiskFullFailureAnalyzer.EXIT_CODE);
            }
            throw failed;
        }
    }

    private static int command(String... args) {
        try {
            List<Class<?>> sources = COMMANDS.getOrDefault(args[0], List.of());
            return SpringApplication.exit(new SpringApplicationBuilder(sources.toArray(Class[]::new))
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .properties("broadsheet.command=" + args[0])
                    .run(args));
        } catch (RuntimeException alreadyReported) {
            OutOfMemoryExit.endProcessIfCause(alreadyReported);
            return COULD_NOT_RUN;
        }
    }
}
