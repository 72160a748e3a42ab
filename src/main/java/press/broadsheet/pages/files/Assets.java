package press.broadsheet.pages.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.publication.Sha256;

/**
 * Stylesheet, fonts and icons. Each has an address with a hash of its content, so that it can be cached forever; URLs in a
 * stylesheet are replaced likewise before its own hash is computed. Comments are stripped from stylesheets.
 */
@Component
public class Assets {

    static final String PATH_PREFIX = "/assets/";

    private static final String CLASSPATH_FOLDER = "/static/";
    private static final Pattern CSS_URL = Pattern.compile("url\\(([^)]+)\\)");

    /** Only for the bundled stylesheet, which contains neither in a string. */
    private static final Pattern COMMENTS_AND_LINE_BREAKS =
            Pattern.compile("/\\*.*?\\*/\\s*|(?<=[{};,])\\s*\\n\\s*", Pattern.DOTALL);

    /** A file with its address and type. */
    record Asset(String address, MediaType type, Resource content) {}

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, Asset> byAddress = new HashMap<>();

    Assets() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:" + CLASSPATH_FOLDER + "**/*.*");
        List<Resource> stylesheetsLast = Stream.of(files)
                .sorted(Comparator.comparing(file -> name(file).endsWith(".css")))
                .toList();
        for (Resource file : stylesheetsLast) {
            add(name(file), file.getContentAsByteArray());
        }
    }

    /** The address of a bundled file, by its name below {@code static}. */
    public String address(String name) {
        return findByName(name).orElseThrow(() -> new IllegalArgumentException("No bundled file " + name)).address();
    }

    Optional<Asset> findByName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Asset> findByAddress(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private void add(String name, byte[] content) {
        byte[] sent = name.endsWith(".css") ? resolveUrls(name, content) : content;
        String digest = Sha256.of(sent).substring(0, 16);
        int dot = name.lastIndexOf('.');
        String address = PATH_PREFIX + name.substring(0, dot) + "-" + digest + name.substring(dot);
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        Asset asset = new Asset(address, isText(type) ? new MediaType(type, StandardCharsets.UTF_8) : type,
                new ByteArrayResource(sent));
        byName.put(name, asset);
        byAddress.put(address, asset);
    }

    private byte[] resolveUrls(String name, byte[] stylesheet) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        String rules = COMMENTS_AND_LINE_BREAKS.matcher(new String(stylesheet, StandardCharsets.UTF_8)).replaceAll("");
        return CSS_URL.matcher(rules)
                .replaceAll(it -> Matcher.quoteReplacement("url(" + address(folder + it.group(1)) + ")"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isText(MediaType type) {
        return type.getType().equals("text");
    }

    private static String name(Resource file) {
        try {
            String url = file.getURL().toString();
            return url.substring(url.lastIndexOf(CLASSPATH_FOLDER) + CLASSPATH_FOLDER.length());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
