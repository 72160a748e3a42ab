package press.broadsheet.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import press.broadsheet.manuscript.text.ClosestMatch;

/**
 * All settings that Broadsheet and its libraries declare in their configuration metadata (docs.spring.io, "Configuration
 * Metadata"), by name.
 */
public final class ConfigurationMetadata {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** Valid settings without metadata: read by Spring at an early stage, or set by the commands. */
    private static final Set<String> UNDECLARED = Set.of("debug", "trace", "broadsheet.command");

    private static final Pattern PROPERTY =
            Pattern.compile("\"name\"\\s*:\\s*\"([a-z0-9.-]+)\"\\s*,\\s*\"type\"\\s*:\\s*\"(?<type>[^\"]*)\"");

    private final Set<String> names = new TreeSet<>(UNDECLARED);
    private final Set<ConfigurationPropertyName> known = new HashSet<>();
    private final boolean hasBroadsheetMetadata;
    private final List<ConfigurationPropertyName> maps = new ArrayList<>();

    private ConfigurationMetadata(List<String> metadata) {
        metadata.stream().map(PROPERTY::matcher).forEach(property -> {
            while (property.find()) {
                add(property);
            }
        });
        names.forEach(name -> known.add(ConfigurationPropertyName.of(name)));
        hasBroadsheetMetadata = names.contains("broadsheet.publication.name");
    }

    /** Adds a setting. Maps and lists also allow names below them: keys and element numbers. */
    private void add(Matcher property) {
        names.add(property.group(1));
        if (property.group("type").matches("java\\.util\\.(Map|Properties|List|Set|Collection).*|.*\\[]")) {
            maps.add(ConfigurationPropertyName.of(property.group(1)));
        }
    }

    /** Reads the metadata of all jars on the class path; takes some milliseconds. */
    public static ConfigurationMetadata load() {
        try {
            return new ConfigurationMetadata(
                    Collections.list(ConfigurationMetadata.class.getClassLoader().getResources(METADATA)).stream()
                            .map(ConfigurationMetadata::read)
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(URL metadata) {
        try (InputStream in = metadata.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether a setting exists. True for all names if the build, as in some IDEs, generated no metadata for Broadsheet. */
    public boolean contains(ConfigurationPropertyName name) {
        return !hasBroadsheetMetadata || known.contains(name)
                || maps.stream().anyMatch(map -> map.equals(name) || map.isAncestorOf(name));
    }

    /**
     * The existing setting that is most similar to an unknown name, or to its last part ({@code base-url}, {@code prot});
     * settings of Broadsheet come first.
     */
    public Optional<String> nearest(String name) {
        String normalized = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return ClosestMatch.find(normalized, names)
                .or(() -> byLastPart(normalized, "broadsheet."))
                .or(() -> byLastPart(normalized, "server."));
    }

    private Optional<String> byLastPart(String normalized, String group) {
        Map<String, String> parts = names.stream()
                .filter(name -> name.startsWith(group))
                .collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (one, _) -> one));
        return ClosestMatch.find(normalized.substring(normalized.lastIndexOf('.') + 1), parts.keySet()).map(parts::get);
    }
}
