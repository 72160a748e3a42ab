package press.broadsheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.function.SingletonSupplier;
import press.broadsheet.manuscript.text.ClosestMatch;
import press.broadsheet.ops.ConfigurationMetadata;

/**
 * The parsed command line: an optional command, its options, and settings.
 *
 * @param command empty to start the web server
 * @param options the arguments that start with a dash
 */
record CommandLine(Optional<String> command, List<String> options) {

    /** The commands and their own options. All commands also accept settings. */
    static final Map<String, Set<String>> COMMANDS =
            Map.of("check", Set.of("format"), "import", Set.of(), "help", Set.of(), "version", Set.of());

    private static final Map<String, String> FLAGS =
            Map.of("--help", "help", "-h", "help", "--version", "version", "-V", "version");

    static CommandLine of(String... arguments) {
        List<String> all = List.of(arguments);
        Optional<String> flag = all.stream().filter(FLAGS::containsKey).map(FLAGS::get).findFirst();
        Optional<String> word = all.stream().findFirst().filter(first -> !first.startsWith("-"));
        return new CommandLine(flag.or(() -> word), all.stream().filter(argument -> argument.startsWith("-")).toList());
    }

    /** A message about an unknown command or option; empty if there is none. */
    Optional<String> mistake() {
        Supplier<ConfigurationMetadata> settings = SingletonSupplier.of(ConfigurationMetadata::load);
        return command.filter(name -> !COMMANDS.containsKey(name)).map(CommandLine::unknownCommand)
                .or(() -> options.stream().flatMap(option -> unknownOption(option, settings).stream()).findFirst());
    }

    private static String unknownCommand(String name) {
        return "Unknown command \"" + name + "\""
                + ClosestMatch.find(name, COMMANDS.keySet()).map(near -> "; perhaps " + near + " is meant").orElse("")
                + ". Commands: " + COMMANDS.keySet().stream().sorted().collect(Collectors.joining(", "))
                + ". Without a command Broadsheet starts the web server.";
    }

    private Optional<String> unknownOption(String option, Supplier<ConfigurationMetadata> settings) {
        String name = option.replaceFirst("=.*", "");
        if (FLAGS.containsKey(name)) {
            return Optional.empty();
        }
        if (!name.startsWith("--")) {
            return Optional.of("Unknown option " + name + ". Options start with two dashes, as in --server.port=8080.");
        }
        String setting = name.substring(2);
        if (command.map(COMMANDS::get).filter(own -> own.contains(setting)).isPresent()) {
            return Optional.empty();
        }
        ConfigurationMetadata known = settings.get();
        if (known.contains(ConfigurationPropertyName.adapt(setting, '.'))) {
            return Optional.empty();
        }
        List<String> own =
                Stream.concat(command.map(COMMANDS::get).orElse(Set.of()).stream(), Stream.of("help", "version")).toList();
        return Optional.of("Unknown option or setting " + name
                + ClosestMatch.find(setting, own).or(() -> known.nearest(setting))
                        .map(near -> "; perhaps --" + near + " is meant.")
                        .orElse(". Run broadsheet help for the commands; see src/docs/reference.md for the settings."));
    }

    static String help() {
        return """
                Broadsheet publishes a folder of Markdown files as a news site.

                broadsheet [COMMAND] [--setting=value ...]

                  (no command)   serves the content folder at http://localhost:8080
                  check          checks every manuscript without a database; --format=text or json
                                 exits with 0, 1 (errors), 2 (could not run)
                  import         imports once, prints the report
                                 exits with 0, 1 (some manuscripts were refused), 2 (could not run)
                  help           prints this
                  version        prints the version

                The most common settings:

                  --broadsheet.importer.folder=FOLDER         the content folder (seeds)
                  --broadsheet.publication.name=NAME          the name of the publication
                  --broadsheet.publication.base-url=URL       its public URL
                  --spring.datasource.url=jdbc:h2:file:PATH   the database (./data/broadsheet)
                  --server.port=PORT                          the port (8080)

                See src/docs/reference.md for all settings and all fields of an article.
                """;
    }

    static String version() {
        return "Broadsheet "
                + Optional.ofNullable(Broadsheet.class.getPackage().getImplementationVersion()).orElse("(built from source)")
                + ", Java " + Runtime.version() + "\n";
    }
}
