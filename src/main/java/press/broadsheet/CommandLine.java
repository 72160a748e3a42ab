package press.broadsheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import press.broadsheet.manuscript.text.ClosestMatch;
import press.broadsheet.ops.ConfigurationMetadata;

/**
 * What stands after {@code broadsheet} on the command line: perhaps a command, options of that command, and settings.
 *
 * @param command empty to serve
 * @param options those arguments that start with a dash, without the first word
 */
record CommandLine(Optional<String> command, List<String> options) {

    /** Each command with the options that are its own; settings may be given to all. */
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

    /** What is wrong with it, in a sentence: a command or an option that there is not. */
    Optional<String> mistake() {
        return command.filter(name -> !COMMANDS.containsKey(name)).map(CommandLine::noCommand)
                .or(() -> options.stream().flatMap(option -> noOption(option).stream()).findFirst());
    }

    private static String noCommand(String name) {
        return "\"" + name + "\" is no command"
                + ClosestMatch.find(name, COMMANDS.keySet()).map(near -> "; perhaps " + near + " is meant").orElse("")
                + ". Broadsheet serves without one; broadsheet help lists them.";
    }

    private Optional<String> noOption(String option) {
        String name = option.replaceFirst("=.*", "");
        if (FLAGS.containsKey(name)) {
            return Optional.empty();
        }
        if (!name.startsWith("--")) {
            return Optional.of(name + " is no option; options start with two dashes, as in --server.port=8080.");
        }
        String setting = name.substring(2);
        if (command.map(COMMANDS::get).filter(own -> own.contains(setting)).isPresent()) {
            return Optional.empty();
        }
        ConfigurationMetadata known = ConfigurationMetadata.load();
        if (known.contains(ConfigurationPropertyName.adapt(setting, '.'))) {
            return Optional.empty();
        }
        List<String> own =
                Stream.concat(command.map(COMMANDS::get).orElse(Set.of()).stream(), Stream.of("help", "version")).toList();
        return Optional.of("There is no option or setting " + name
                + ClosestMatch.find(setting, own).or(() -> known.nearest(setting))
                        .map(near -> "; perhaps --" + near + " is meant.")
                        .orElse(". broadsheet help lists the commands, src/docs/reference.md the settings."));
    }

    static String help() {
        return """
                Broadsheet turns a folder of Markdown into a newspaper on the web.

                broadsheet [COMMAND] [--setting=value ...]

                  (no command)   serves the content folder at http://localhost:8080
                  check          judges every manuscript without a database; --format=text or json
                                 exits with 0, 1 (errors), 2 (could not run)
                  import         imports once, prints the report
                                 exits with 0, 1 (some manuscripts were refused), 2 (could not run)
                  help           prints this
                  version        prints the version

                The settings asked for most:

                  --broadsheet.importer.folder=FOLDER         the content folder (seeds)
                  --broadsheet.publication.name=NAME          the name of the paper
                  --broadsheet.publication.base-url=URL       where readers find it
                  --spring.datasource.url=jdbc:h2:file:PATH   the database (./data/broadsheet)
                  --server.port=PORT                          the port (8080)

                src/docs/reference.md lists them all, and every field of an article.
                """;
    }

    static String version() {
        return "Broadsheet "
                + Optional.ofNullable(Broadsheet.class.getPackage().getImplementationVersion()).orElse("(built from source)")
                + ", Java " + Runtime.version() + "\n";
    }
}
