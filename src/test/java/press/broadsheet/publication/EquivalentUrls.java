package press.broadsheet.publication;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Collectors;

/** Generates URLs that are equivalent to canonical ones, as in a request line. */
public final class EquivalentUrls {

    private static final String[] SEPARATORS = {"/", "/", "/", "/", "/", "//", "///", "/./", "/%2e/", "/;x=1/", "/old/../",
            "/Old;a/%2E./"};
    private static final String[] PATH_PARAMETERS = {"", "", "", "", "", ";", ";jsessionid=0F", ";x=evil.example", ";a;b=%0d%0a"};
    private static final String[] SUFFIXES =
            {"", "", "", "/", "//", "/.", ".html", ".HTM", ".html/", "/index.html", "/Index.htm;x",
                    ".html/index.html"};

    private final Random random;

    public EquivalentUrls(Random random) {
        this.random = random;
    }

    /** A random URL, possibly the canonical one, that is equivalent to a canonical URL without a query. */
    public String of(CanonicalUrl address) {
        boolean exact = address.path().matches("/(media|assets|actuator)/.*");
        StringBuilder spelling = new StringBuilder();
        String[] segments = address.path().substring(1).split("/");
        for (int i = 0; i < segments.length; i++) {
            spelling.append(pick(SEPARATORS)).append(exact && i > 0 ? encoded(segments[i]) : segment(segments[i]))
                    .append(pick(PATH_PARAMETERS));
        }
        return spelling
                + (exact
                        ? pick("", "/", "/.", "//")
                        : segments[0].isEmpty() ? pick("", "/", ";x", "index.html") : pick(SUFFIXES));
    }

    private String segment(String canonical) {
        String text = random.nextInt(3) == 0 ? Normalizer.normalize(canonical, Normalizer.Form.NFD) : canonical;
        int upper = random.nextInt(3) == 0 ? 100 : random.nextInt(3) == 0 ? random.nextInt(100) : 0;
        return encoded(text.codePoints()
                .map(c -> random.nextInt(100) < upper ? Character.toUpperCase(c) : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    /** Percent-encodes everything but ASCII letters, digits, hyphens and dots, and some of those; encoded characters stay. */
    private String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        int needless = random.nextInt(4) == 0 ? random.nextInt(100) : 0;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) bytes[i];
            if (c == '%') {
                encoded.append(new String(bytes, i, 3, StandardCharsets.US_ASCII));
                i += 2;
            } else if (c < 0x7F && (Character.isLetterOrDigit(c) || c == '-' || c == '.') && random.nextInt(100) >= needless) {
                encoded.append(c);
            } else {
                encoded.append(String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", bytes[i]));
            }
        }
        return encoded.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
