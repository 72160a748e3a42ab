package press.broadsheet.manuscript.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes a file as UTF-8; reports other encodings by name. */
public final class Utf8Decoder {

    private static final String SAVE_AS_UTF8 = "Open it in your editor and save it as UTF-8.";

    private Utf8Decoder() {}

    /** Returns the text with {@code \n} line breaks; empty if a problem was reported. */
    public static Optional<String> decode(byte[] bytes, ProblemCollector problemCollector) {
        Optional<String> other = detectByteOrderMark(bytes).or(() -> detectUtf16ByNuls(bytes));
        if (other.isPresent()) {
            problemCollector.error(SourcePosition.START, "the file is in " + other.get() + ", not in UTF-8", SAVE_AS_UTF8);
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problemCollector.error(SourcePosition.of(normalizeLineBreaks(text), text.length(), 1),
                    describeError(bytes, in.position()), SAVE_AS_UTF8);
            return Optional.empty();
        }
        return removeControlCharacters(text.startsWith("\uFEFF") ? text.substring(1) : text, problemCollector);
    }

    private static Optional<String> detectByteOrderMark(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFEFF || first == 0xFFFE ? Optional.of("UTF-16") : Optional.empty();
    }

    /**
     * UTF-16 without a byte order mark has a zero byte in every Latin letter, space and line break, always in the same half.
     */
    private static Optional<String> detectUtf16ByNuls(byte[] bytes) {
        int[] nuls = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                nuls[i % 2]++;
            }
        }
        boolean mostlyOneHalf = Math.min(nuls[0], nuls[1]) * 20 < Math.max(nuls[0], nuls[1]);
        int count = nuls[0] + nuls[1];
        return mostlyOneHalf && count > 1 && count * 50 > bytes.length ? Optional.of("UTF-16") : Optional.empty();
    }

    private static String describeError(byte[] bytes, int offset) {
        String where = "byte %d (0x%02X) ".formatted(offset, bytes[offset]);
        if (isMostlyUtf8(bytes)) {
            return where + "is damaged: the file is valid UTF-8 up to here";
        }
        return looksLikeWindows1252(bytes)
                ? where + "is not UTF-8: the file seems to be in windows-1252"
                : where + "is not UTF-8: the file is in another encoding";
    }

    /** Whether most non-ASCII characters are valid UTF-8, as in a truncated file or one joined from several. */
    private static boolean isMostlyUtf8(byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        long bad = lenient.chars().filter(c -> c == 0xFFFD).count();
        return lenient.chars().filter(c -> c > 0x7F && c != 0xFFFD).count() > bad;
    }

    /**
     * In Western languages non-ASCII bytes are mostly single (accents, curly quotes); in other scripts they form long runs.
     */
    private static boolean looksLikeWindows1252(byte[] bytes) {
        int high = 0;
        int runs = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                high++;
                runs += i == 0 || bytes[i - 1] >= 0 ? 1 : 0;
            }
        }
        return high < runs * 1.5 && Charset.forName("windows-1252").newDecoder()
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true).isUnderflow();
    }

    private static Optional<String> removeControlCharacters(String raw, ProblemCollector problemCollector) {
        String text = normalizeLineBreaks(raw);
        if (text.isBlank()) {
            problemCollector.error(SourcePosition.START, "the file is empty", "Write the article, or delete the file.");
            return Optional.empty();
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problemCollector.error(SourcePosition.of(text, nul, 1), "the file contains a zero byte, so it is not a text file",
                    "Give an image or document its own file extension, or save this file as plain text.");
            return Optional.empty();
        }
        MojibakeCheck.check(text, problemCollector);
        int control = firstForbiddenCharacter(text);
        if (control < 0) {
            return Optional.of(text);
        }
        problemCollector.warning(SourcePosition.of(text, control, 1),
                "an invisible control character (U+%04X) is removed".formatted((int) text.charAt(control)),
                "Delete it and other control characters in the file.");
        int[] kept = text.codePoints().filter(c -> !isForbiddenCharacter(c)).toArray();
        return Optional.of(new String(kept, 0, kept.length));
    }

    private static String normalizeLineBreaks(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static int firstForbiddenCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c >= 0x7F) && isForbiddenCharacter(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Characters that HTML or XML do not allow, and the overrides that reverse the displayed order of text. */
    public static boolean isForbiddenCharacter(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != 0x85 || (c & 0xFFFE) == 0xFFFE || c == 0x202D
                || c == 0x202E;
    }

    /**
     * Characters that change the text direction until they are ended (Unicode Standard Annex 9, sections 2.1 to 2.5). A
     * paragraph may need them; in a headline they would also affect the text next to it.
     */
    public static boolean isBidiControl(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
