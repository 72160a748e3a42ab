package press.broadsheet.manuscript.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds damage from wrong decoding: UTF-8 read as windows-1252, replacement characters, and zero-width characters. Changes
 * nothing, because only the editor knows what the text should be.
 */
public final class MojibakeCheck {

    /** Windows-1252, from 0x80 to 0x9F. */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /** Characters that often follow a capital letter, as in „FPÖ“. */
    private static final String QUOTATION_MARKS = "‚„‹›‘’“”«»";

    /** Scripts without spaces between words, in which a zero-width space marks possible line breaks. */
    private static final Set<Character.UnicodeScript> SCRIPTS_WITHOUT_SPACES = Set.of(Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO, Character.UnicodeScript.KHMER, Character.UnicodeScript.MYANMAR);

    private static final int MAX_QUOTED_LENGTH = 20;

    private final String text;
    private final List<Misreading> misreadings = new ArrayList<>();
    private final List<Integer> lostLetters = new ArrayList<>();
    private final List<Integer> invisibleCharacters = new ArrayList<>();

    /** Wrongly decoded characters, as written and as intended. */
    private record Misreading(int offset, String written, String intended) {}

    private MojibakeCheck(String text) {
        this.text = text;
    }

    /** Warns about each kind of damage once, at its first position. */
    static void check(String text, ProblemCollector problemCollector) {
        MojibakeCheck mojibakeCheck = new MojibakeCheck(text);
        mojibakeCheck.scan();
        mojibakeCheck.report(problemCollector);
    }

    private void scan() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0xC2) {
                continue;
            }
            if (c <= 0xF4) {
                Optional<Misreading> found = findMisreading(i);
                found.ifPresent(misreadings::add);
                i += found.map(it -> it.written().length() - 1).orElse(0);
            } else if (c == '\uFFFD') {
                lostLetters.add(i);
            } else if (c == '\u200B' && !isLineBreakHint(i) || c == '\u2060' || c == '\uFEFF') {
                invisibleCharacters.add(i);
            }
        }
    }

    private void report(ProblemCollector problemCollector) {
        misreadings.stream().findFirst().ifPresent(first -> problemCollector.warning(SourcePosition.of(text, first.offset(), 1),
                ProblemCollector.quote(first.written()) + " is wrongly decoded text; it was probably "
                        + ProblemCollector.quote(first.intended())
                        + andMore(misreadings.size()),
                "A program read UTF-8 as windows-1252: export the text again as UTF-8, or correct it by hand."));
        lostLetters.stream().findFirst().ifPresent(first -> problemCollector.warning(SourcePosition.of(text, first, 1),
                "a character was lost here and replaced by U+FFFD" + andMore(lostLetters.size()),
                "Find it in the original text and write it here."));
        invisibleCharacters.stream().findFirst().ifPresent(first -> problemCollector.warning(SourcePosition.of(text, first, 1),
                "there is an invisible zero-width character (U+%04X) here".formatted((int) text.charAt(first))
                        + andMore(invisibleCharacters.size()),
                "Delete it: search does not find words that contain it."));
    }

    /** Warns about bidirectional control characters in a text without right-to-left letters. */
    public static void checkBidiControls(String text, int firstLine, ProblemCollector problemCollector) {
        List<Integer> controls = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (Utf8Decoder.isBidiControl(text.charAt(i))) {
                controls.add(i);
            }
        }
        if (!controls.isEmpty() && text.codePoints().noneMatch(MojibakeCheck::isRightToLeft)) {
            problemCollector.warning(SourcePosition.of(text, controls.getFirst(), firstLine),
                    "there is an invisible character that changes the text direction (U+%04X), but no right-to-left text"
                            .formatted((int) text.charAt(controls.getFirst())) + andMore(controls.size()),
                    "Delete it.");
        }
    }

    private static String andMore(int places) {
        return places == 1 ? "" : " (and in " + (places - 1) + (places == 2 ? " more place)" : " more places)");
    }

    private boolean isLineBreakHint(int at) {
        return at > 0 && SCRIPTS_WITHOUT_SPACES.contains(Character.UnicodeScript.of(text.codePointBefore(at)));
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Finds characters that form valid UTF-8 when each is encoded as windows-1252. */
    private Optional<Misreading> findMisreading(int at) {
        StringBuilder meant = new StringBuilder();
        int end = at;
        for (int c = decodeSequence(end); c >= 0 && end - at < MAX_QUOTED_LENGTH; c = decodeSequence(end)) {
            meant.appendCodePoint(c);
            end += sequenceLength(text.charAt(end));
        }
        boolean certain = meant.codePointCount(0, meant.length()) > 1
                || !meant.isEmpty() && isConclusive(at, meant.codePointAt(0));
        return certain ? Optional.of(new Misreading(at, text.substring(at, end), meant.toString())) : Optional.empty();
    }

    /** A single such sequence may be a coincidence, unless it decodes to a character that is common in Western text. */
    private boolean isConclusive(int at, int meant) {
        return switch (text.charAt(at)) {
            case 'Â' -> meant >= 0xA0;
            case 'Ã' -> !endsWord(at + 1);
            case 'Ä', 'Å' -> QUOTATION_MARKS.indexOf(text.charAt(at + 1)) < 0;
            case 'â' -> meant >= 0x2000 && meant < 0x2C00;
            case 'ï' -> meant == 0xFEFF || meant == 0xFFFD;
            case 'ð' -> meant >= 0x1F000;
            default -> false;
        };
    }

    /** As in “AMANHÃ”: a word in capitals may end in Ã before a quotation mark that is also a valid second byte. */
    private boolean endsWord(int mark) {
        boolean closes = QUOTATION_MARKS.indexOf(text.charAt(mark)) >= 0 || "…–—".indexOf(text.charAt(mark)) >= 0;
        boolean continues = mark + 1 < text.length() && Character.isLetter(text.charAt(mark + 1));
        boolean inLowerCase = mark > 1 && Character.isLowerCase(text.charAt(mark - 2));
        return closes && !continues && !inLowerCase;
    }

    /** Decodes one UTF-8 sequence (RFC 3629, section 3); -1 if it is not valid. */
    private int decodeSequence(int at) {
        char lead = at < text.length() ? text.charAt(at) : 0;
        int width = sequenceLength(lead);
        if (width == 0 || at + width > text.length()) {
            return -1;
        }
        int value = lead & 0x7F >> width;
        for (int i = at + 1; i < at + width; i++) {
            int octet = windows1252Byte(text.charAt(i));
            if (octet < 0x80 || octet > 0xBF) {
                return -1;
            }
            value = value << 6 | octet & 0x3F;
        }
        int minimum = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
        boolean isCharacter = value >= minimum && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return isCharacter ? value : -1;
    }

    private static int sequenceLength(char lead) {
        return lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static int windows1252Byte(char c) {
        int special = c >= 0x80 && c <= 0xFF ? -1 : WINDOWS_1252.indexOf(c);
        return c >= 0x80 && c <= 0xFF ? c : special < 0 ? -1 : 0x80 + special;
    }
}
