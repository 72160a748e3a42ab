package press.broadsheet;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Serves the newspaper; with the argument {@code import}, brings the folder into the archive once and exits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Broadsheet {

    /** What could not be started at all exits with this code, like a command that could not run. */
    private static final int COULD_NOT_RUN = 2;

    private static final List<String> COMMANDS = List.of("import");

    @SuppressWarnings("SystemOut") // what commands say to people goes to stdout
    public static void main(String[] args) {
        if (args.length == 0 || args[0].startsWith("-")) {
            SpringApplication.run(Broadsheet.class, args);
        } else if (COMMANDS.contains(args[0])) {
            System.exit(command(args));
        } else {
            System.out.println("\"" + args[0] + "\" is no command. Broadsheet serves without one; the commands are: "
                    + String.join(", ", COMMANDS) + ".");
            System.exit(COULD_NOT_RUN);
        }
    }

    private static int command(String... args) {
        try {
            return SpringApplication.exit(new SpringApplicationBuilder(Broadsheet.class)
                    .web(WebApplicationType.NONE)
                    .properties("broadsheet.command=" + args[0])
                    .run(args));
        } catch (RuntimeException alreadyReported) {
            return COULD_NOT_RUN;
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
