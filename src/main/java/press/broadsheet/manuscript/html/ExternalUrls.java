package press.broadsheet.manuscript.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Validates and normalizes external URLs (http, https, mailto, tel). */
public final class ExternalUrls {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern AUTHORITY = Pattern
            .compile("([\\p{L}\\p{M}\\p{N}._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]");
    private static final int MAX_AUTHORITY_LENGTH = 250;
    private static final int MAX_PORT = 65_535;
    private static final Pattern TELEPHONE = Pattern.compile("[+0-9][0-9().*#;=/A-Za-z-]*");

    /** Characters that the URL Standard percent-encodes in every part of a URL. */
    private static final String UNSAFE = " \"<>\\^`{|}[]";

    private ExternalUrls() {}

    /** The scheme in lower case, if the URL starts with one. */
    static Optional<String> scheme(String url) {
        var found = SCHEME.matcher(url);
        return found.lookingAt()
                ? Optional.of(url.substring(0, found.end() - 1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The normalized URL; empty if no browser could open it. A URL that starts with {@code //} gets https. */
    public static Optional<String> normalize(String url) {
        String whole = url.startsWith("//") ? "https:" + url : url;
        String scheme = scheme(whole).orElse("");
        String rest = scheme.isEmpty() ? whole : whole.substring(scheme.length() + 1);
        return switch (scheme) {
            case "http", "https" -> normalizeHttp(scheme, rest);
            case "mailto" -> rest.isBlank() ? Optional.empty() : Optional.of("mailto:" + encode(rest));
            case "tel" -> Optional.of(rest.replace("%20", "").replace("%28", "(").replace("%29", ")").replace(" ", ""))
                    .filter(number -> TELEPHONE.matcher(number).matches()).map(number -> "tel:" + number);
            default -> Optional.empty();
        };
    }

    private static Optional<String> normalizeHttp(String scheme, String rest) {
        if (!rest.startsWith("//")) {
            return Optional.empty();
        }
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(2, end);
        if (authority.length() > MAX_AUTHORITY_LENGTH || !isValidAuthority(authority)) {
            return Optional.empty();
        }
        int hash = rest.indexOf('#', end);
        String path = hash < 0
                ? rest.substring(end)
                : rest.substring(end, hash + 1) + rest.substring(hash + 1).replace("#", "%23");
        return Optional.of(scheme + "://" + authority + encode(path));
    }

    /**
     * URL Standard, section 3.5: a host whose last label is a number must be a valid IPv4 address. User names and passwords
     * are refused.
     */
    private static boolean isValidAuthority(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group(2) != null && Integer.parseInt(parts.group(2).substring(1)) > MAX_PORT) {
            return false;
        }
        String host = parts.group(1);
        if (host.charAt(host.length() - 1) < '0' || host.charAt(host.length() - 1) > '9') {
            return true;
        }
        List<String> labels = List.of(host.split("\\.", -1));
        boolean number = labels.getLast().chars().allMatch(c -> c >= '0' && c <= '9') && !labels.getLast().isEmpty();
        return !number || labels.size() == 4 && labels.stream().allMatch(label -> OCTET.matcher(label).matches());
    }

    /** Percent-encodes characters that a URL must not contain, and percent signs that encode nothing. */
    static String encode(String text) {
        return encode(text, UNSAFE, true);
    }

    /** Encodes a content folder path for use in a URL. Percent-decoding alone restores it. */
    public static String encodePath(String path) {
        return encode(path, UNSAFE + "#?&'%", false);
    }

    private static String encode(String text, String unsafe, boolean keepEncoded) {
        if (isSafe(text, unsafe)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            boolean stray = c == '%' && keepEncoded && !(i + 2 < characters.length
                    && Character.digit(characters[i + 1], 16) >= 0 && Character.digit(characters[i + 2], 16) >= 0);
            if (stray || unsafe.indexOf(c) >= 0 || isInvisible(c)) {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format("%02X", octet));
                }
            } else {
                encoded.appendCodePoint(c);
            }
        }
        return encoded.toString();
    }

    /** Fast path: most URLs need no encoding. */
    private static boolean isSafe(String text, String unsafe) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '%' || unsafe.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Controls, spaces, invisible characters and bidirectional controls. */
    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || c == 0xFFFD || switch (Character.getType(c)) {
            case Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
