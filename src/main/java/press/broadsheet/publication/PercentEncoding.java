package press.broadsheet.publication;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Percent-encoding, Unicode normalization and case of URLs. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Whether a text has no control characters and no unpaired surrogates. */
    static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(c) - 1;
        }
        return true;
    }

    /** Decodes percent-encoded UTF-8; empty if it is not valid. */
    static Optional<String> decode(String segment) {
        if (allMatch(segment, PercentEncoding::isAlwaysUnencoded)) {
            return Optional.of(segment);
        }
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                if (!isEncodedByte(bytes, i)) {
                    return Optional.empty();
                }
                decoded.write(decodeByte(bytes, i));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The canonical form of a decoded segment; characters that would be ambiguous or invisible are encoded again. */
    static String canonicalSegment(String segment, boolean verbatim) {
        if (allMatch(segment, PercentEncoding::isAlwaysUnencoded)) {
            return segment;
        }
        return percentEncode(verbatim ? segment : lowerCase(segment), c -> !mustBeEncoded(c));
    }

    /** Encodes a canonical path as ASCII; RFC 3986, section 3.3, allows the listed characters unencoded. */
    static String encodePath(String path) {
        return allMatch(path, c -> isAlwaysUnencoded(c) || c == '/')
                ? path
                : percentEncode(path, c -> isUnreserved(c) || "%/!$&'()*+,=:@".indexOf(c) >= 0);
    }

    /** Percent-encodes everything but visible ASCII. */
    static String encodeQuery(String query) {
        return allMatch(query, PercentEncoding::isVisibleAscii) ? query : percentEncode(query, PercentEncoding::isVisibleAscii);
    }

    /**
     * Normalizes the encoding of a parameter's name or value (HTML, application/x-www-form-urlencoded), byte by byte, because
     * former sites may have used any character set.
     */
    static String canonicalFormComponent(byte[] bytes) {
        StringBuilder canonical = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            if (isEncodedByte(bytes, i)) {
                b = decodeByte(bytes, i);
                i += 2;
            }
            appendByte(canonical, b);
        }
        return canonical.toString();
    }

    /**
     * Lowercases each part between dots by itself, because the lower case of a final sigma depends on what follows it.
     * Normalizes to NFC before and after.
     */
    private static String lowerCase(String segment) {
        String composed = Normalizer.normalize(segment, Normalizer.Form.NFC);
        String lower = Arrays.stream(composed.split("\\.", -1))
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("."));
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    private static String percentEncode(String text, IntPredicate unencoded) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (unencoded.test(c)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    HEX.toHexDigits(encoded.append('%'), b);
                }
            }
        });
        return encoded.toString();
    }

    private static void appendByte(StringBuilder canonical, byte b) {
        if (isUnreserved(b)) {
            canonical.append((char) b);
        } else {
            HEX.toHexDigits(canonical.append('%'), b);
        }
    }

    private static boolean isEncodedByte(byte[] bytes, int i) {
        return bytes[i] == '%' && i + 2 < bytes.length && HexFormat.isHexDigit(bytes[i + 1])
                && HexFormat.isHexDigit(bytes[i + 2]);
    }

    private static byte decodeByte(byte[] bytes, int i) {
        return (byte) (HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
    }

    private static boolean allMatch(String text, IntPredicate condition) {
        for (int i = 0; i < text.length(); i++) {
            if (!condition.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlwaysUnencoded(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
    }

    /** RFC 3986, section 2.3. */
    private static boolean isUnreserved(int c) {
        return isAlwaysUnencoded(c) || c >= 'A' && c <= 'Z' || c == '_' || c == '~';
    }

    private static boolean isVisibleAscii(int c) {
        return c > ' ' && c < 0x7F;
    }

    private static boolean mustBeEncoded(int c) {
        return "%?#;/\\".indexOf(c) >= 0 || Character.isISOControl(c) || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
