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
 * A JDBC URL as configured. Adds the H2 settings that durability, shutdown and memory limits depend on, unless the URL sets
 * them. Settings in the URL are never changed, nor are URLs of other databases or of servers.
 */
record DatabaseUrl(String original) {

    private static final Pattern H2_URL = Pattern.compile("jdbc:h2:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Database names that are no local file: in memory, on a server, or in a read-only archive. */
    private static final Pattern IN_MEMORY_NAME = Pattern.compile("mem:.*", Pattern.DOTALL);
    private static final Pattern REMOTE_OR_ARCHIVE_NAME = Pattern.compile("(tcp|ssl|zip|classpath):.*", Pattern.DOTALL);

    /** Bounds H2's memory whatever the heap: its caches matter little, since each page is rendered once per edition. */
    private static final Map<String, String> CACHE_DEFAULTS = orderedMap("QUERY_CACHE_SIZE", "64", "CACHE_SIZE", "16384");

    /**
     * {@code WRITE_DELAY=0} writes each commit at once, so that an edition survives a killed process. {@code
     * DB_CLOSE_ON_EXIT=FALSE} because H2's own shutdown hook would close the database during running requests.
     */
    private static final Map<String, String> FILE_DEFAULTS =
            merge(orderedMap("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE"), CACHE_DEFAULTS);

    /** Keeps the database until the process ends, even if the pool closes its last connection. */
    private static final Map<String, String> IN_MEMORY_DEFAULTS =
            orderedMap("DB_CLOSE_DELAY", "-1", "DB_CLOSE_ON_EXIT", "FALSE", "QUERY_CACHE_SIZE", "64");

    boolean isH2() {
        return H2_URL.matcher(original).matches();
    }

    /** Whether this URL names a file that this process opens itself. */
    boolean isFile() {
        return databaseName()
                .filter(name -> !IN_MEMORY_NAME.matcher(name).matches() && !REMOTE_OR_ARCHIVE_NAME.matcher(name).matches())
                .isPresent();
    }

    /** The database file, as H2's file systems name it. */
    Optional<String> file() {
        return isFile() ? databaseName().map(name -> name.replaceFirst("^file:", "") + ".mv.db") : Optional.empty();
    }

    /** Whether the URL opens the database read-only. */
    boolean isConfiguredReadOnly() {
        return settings().getOrDefault("ACCESS_MODE_DATA", "").equalsIgnoreCase("r");
    }

    /** The URL with the missing settings. */
    String withDefaults() {
        boolean memory = databaseName().filter(name -> IN_MEMORY_NAME.matcher(name).matches()).isPresent();
        return isFile() ? withMissing(FILE_DEFAULTS) : memory ? withMissing(IN_MEMORY_DEFAULTS) : original;
    }

    /** The same database, opened so that nothing is ever written to its file. */
    String readOnly() {
        return new DatabaseUrl(withDefaults()).withMissing(Map.of("ACCESS_MODE_DATA", "r"));
    }

    private String withMissing(Map<String, String> defaults) {
        Map<String, String> present = settings();
        return original + defaults.entrySet().stream()
                .filter(setting -> !present.containsKey(setting.getKey()) && isAllowed(setting.getKey(), present))
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }

    /** H2 does not accept these settings with {@code AUTO_SERVER}. */
    private static boolean isAllowed(String setting, Map<String, String> present) {
        boolean shared = Set.of("TRUE", "1").contains(present.getOrDefault("AUTO_SERVER", "").toUpperCase(Locale.ROOT));
        return !(shared && Set.of("DB_CLOSE_ON_EXIT", "ACCESS_MODE_DATA").contains(setting));
    }

    private Optional<String> databaseName() {
        Matcher h2 = H2_URL.matcher(original);
        return h2.matches() ? Optional.of(h2.group(1).split(";", 2)[0]) : Optional.empty();
    }

    /** The settings in the URL, by H2's rules: names in any case, and an escaped semicolon does not separate. */
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

    private static Map<String, String> merge(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return all;
    }
}
