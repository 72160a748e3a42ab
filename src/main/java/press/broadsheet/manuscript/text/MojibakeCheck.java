package press.broadsheet.manuscript.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what programs did to a text on its way here: letters that were decoded twice, letters that were lost, and
 * characters that nobody sees. The text stays as it is, for only its editor knows what was meant.
 */
public final class MojibakeCheck {

    /** Windows-1252, from 0x80 to 0x9F. */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /** What may well stand behind a capital letter, as in „FPÖ“. */
    private static final String QUOTATION_MARKS = "‚„‹›‘’“”«»";

    /** Their words are not parted by blanks, and a zero-width one says where lines may break. */
    private static final Set<Character.UnicodeScript> SCRIPTS_WITHOUT_SPACES = Set.of(Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO, Character.UnicodeScript.KHMER, Character.UnicodeScript.MYANMAR);

    private static final int MAX_QUOTED_LENGTH = 20;

    private final String text;
    private final List<Misreading> misreadings = new ArrayList<>();
    private final List<Integer> lostLetters = new ArrayList<>();
    private final List<Integer> invisibleCharacters = new ArrayList<>();

    /** Letters, as they stand there and as they were meant. */
    private record Misreading(int offset, String written, String intended) {}

    private MojibakeCheck(String text) {
        this.text = text;
    }

    /** Warns of each kind of damage once, where it stands first. */
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
                ProblemCollector.quote(first.written()) + " is damaged text that was once "
                        + ProblemCollector.quote(first.intended())
                        + andMore(misreadings.size()),
                "Some program took UTF-8 for windows-1252: export the text anew as UTF-8, or write what is meant."));
        lostLetters.stream().findFirst().ifPresent(first -> problemCollector.warning(SourcePosition.of(text, first, 1),
                "a letter was lost here, and a sign for that (U+FFFD) stands in its place" + andMore(lostLetters.size()),
                "Look up in the original what it was, and write it."));
        invisibleCharacters.stream().findFirst().ifPresent(first -> problemCollector.warning(SourcePosition.of(text, first, 1),
                "an invisible character without width (U+%04X) stands here".formatted((int) text.charAt(first))
                        + andMore(invisibleCharacters.size()),
                "Delete it: a search does not find a word that holds one."));
    }

    /** Warns of what turns the direction of writing in a story where nothing is written leftwards. */
    public static void checkBidiControls(String story, int firstLine, ProblemCollector problemCollector) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < story.length(); i++) {
            if (Utf8Decoder.isBidiControl(story.charAt(i))) {
                turns.add(i);
            }
        }
        if (!turns.isEmpty() && story.codePoints().noneMatch(MojibakeCheck::isRightToLeft)) {
            problemCollector.warning(SourcePosition.of(story, turns.getFirst(), firstLine),
                    "an invisible character that turns the direction of writing (U+%04X) stands in a text that needs none"
                            .formatted((int) story.charAt(turns.getFirst())) + andMore(turns.size()),
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

    /** Letters that are UTF-8 if each of them stands for its byte in windows-1252. */
    private Optional<Misreading> findMisreading(int at) {
        StringBuilder meant = new StringBuilder();
        int end = at;
        for (int c = decodeSequence(end); c >= 0 && end - at < MAX_QUOTED_LENGTH; c = decodeSequence(end)) {
            meant.appendCodePoint(c);
            end += sequenceLength(text.charAt(end));
        }
        boolean sure = meant.codePointCount(0, meant.length()) > 1 || !meant.isEmpty() && isConclusive(at, meant.codePointAt(0));
        return sure ? Optional.of(new Misreading(at, text.substring(at, end), meant.toString())) : Optional.empty();
    }

    /** One such sequence may be a coincidence, unless it stands for what is common in the West. */
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

    /** As in “AMANHÃ”: a word in capitals ends in that letter before a mark that stands for a byte, too. */
    private boolean endsWord(int mark) {
        boolean closes = QUOTATION_MARKS.indexOf(text.charAt(mark)) >= 0 || "…–—".indexOf(text.charAt(mark)) >= 0;
        boolean goesOn = mark + 1 < text.length() && Character.isLetter(text.charAt(mark + 1));
        boolean inLowerCase = mark > 1 && Character.isLowerCase(text.charAt(mark - 2));
        return closes && !goesOn && !inLowerCase;
    }

    /** RFC 3629, section 3; -1 where there is no such sequence. */
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
        int least = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
        boolean isCharacter = value >= least && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
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
