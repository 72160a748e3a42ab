package press.broadsheet.archive.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDBC URL as the operator wrote it, and the promises that hold for any: settings of H2 on which promises rest are added
 * where the URL does not name them. What it names is never changed, nor is the URL of another database or of a server.
 */
record DatabaseUrl(String original) {

    private static final Pattern H2_URL = Pattern.compile("jdbc:h2:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Where the name is no file of ours: in memory, on a server, or within an archive that cannot be written. */
    private static final Pattern IN_MEMORY_NAME = Pattern.compile("mem:.*", Pattern.DOTALL);
    private static final Pattern REMOTE_OR_ARCHIVE_NAME = Pattern.compile("(tcp|ssl|zip|classpath):.*", Pattern.DOTALL);

    /** H2 keeps at most these in memory, whatever the heap: a page is read from its cache once an edition. */
    private static final Map<String, String> CACHE_DEFAULTS = orderedMap("QUERY_CACHE_SIZE", "64", "CACHE_SIZE", "16384");

    /**
     * An acknowledged edition survives a plain kill only if each commit is written at once; and H2 closes a database in a
     * shutdown hook of its own, while the requests in flight still read it.
     */
    private static final Map<String, String> FILE_DEFAULTS =
            merge(orderedMap("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE"), CACHE_DEFAULTS);

    /** It lives as long as the process, though the pool may close its last connection. */
    private static final Map<String, String> IN_MEMORY_DEFAULTS =
            orderedMap("DB_CLOSE_DELAY", "-1", "DB_CLOSE_ON_EXIT", "FALSE", "QUERY_CACHE_SIZE", "64");

    boolean isH2() {
        return H2_URL.matcher(original).matches();
    }

    /** Whether it names a file that this process opens itself. */
    boolean isFile() {
        return databaseName()
                .filter(name -> !IN_MEMORY_NAME.matcher(name).matches() && !REMOTE_OR_ARCHIVE_NAME.matcher(name).matches())
                .isPresent();
    }

    /** The database's file, as H2's file systems name it. */
    Optional<String> file() {
        return isFile() ? databaseName().map(name -> name.replaceFirst("^file:", "") + ".mv.db") : Optional.empty();
    }

    /** Whether the operator wants it never to be written. */
    boolean isConfiguredReadOnly() {
        return settings().getOrDefault("ACCESS_MODE_DATA", "").equalsIgnoreCase("r");
    }

    /** With what it does not name. */
    String withDefaults() {
        boolean memory = databaseName().filter(name -> IN_MEMORY_NAME.matcher(name).matches()).isPresent();
        return isFile() ? withMissing(FILE_DEFAULTS) : memory ? withMissing(IN_MEMORY_DEFAULTS) : original;
    }

    /** The same database, opened so that nothing is ever written to its file. */
    String readOnly() {
        return new DatabaseUrl(withDefaults()).withMissing(Map.of("ACCESS_MODE_DATA", "r"));
    }

    private String withMissing(Map<String, String> wanted) {
        Map<String, String> named = settings();
        return original + wanted.entrySet().stream()
                .filter(setting -> !named.containsKey(setting.getKey()) && isAllowed(setting.getKey(), named))
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }

    /** H2 refuses to share a file among processes unless it may close it at the end of the first. */
    private static boolean isAllowed(String setting, Map<String, String> named) {
        boolean shared = Set.of("TRUE", "1").contains(named.getOrDefault("AUTO_SERVER", "").toUpperCase(Locale.ROOT));
        return !(shared && Set.of("DB_CLOSE_ON_EXIT", "ACCESS_MODE_DATA").contains(setting));
    }

    private Optional<String> databaseName() {
        Matcher h2 = H2_URL.matcher(original);
        return h2.matches() ? Optional.of(h2.group(1).split(";", 2)[0]) : Optional.empty();
    }

    /** What it names, by H2's rules: in any letter case, and a semicolon behind a backslash parts nothing. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.of(original.split("(?<!\\\\);")).skip(1)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0].strip().toUpperCase(Locale.ROOT),
                        setting.length > 1 ? setting[1] : ""));
        return settings;
    }

    private static Map<String, String> orderedMap(String... settings) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }

    private static Map<String, String> merge(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }
}
