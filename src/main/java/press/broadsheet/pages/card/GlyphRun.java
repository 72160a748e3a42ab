package press.broadsheet.pages.card;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.pages.view.TextDirection;

/**
 * A text with a font for each of its letters. What no font has is never set, since it would come out as a box.
 *
 * @param ours whether all of them are of our own type
 */
record GlyphRun(String text, AttributedString set, Locale language, boolean ours) {

    private record Letter(int codePoint, Font font) {}

    /** The text without what is no letter and cannot be shown; none if a letter cannot be shown, or nothing is left. */
    static Optional<GlyphRun> of(String text, Typeface typeface, Locale language) {
        List<Letter> letters = new ArrayList<>();
        for (int codePoint : plain(text).codePoints().toArray()) {
            Optional<Font> font = font(codePoint, typeface, language, letters);
            if (font.isEmpty() && isNeeded(codePoint)) {
                return Optional.empty();
            }
            if (codePoint != ' ' || !letters.isEmpty() && letters.getLast().codePoint() != ' ') {
                font.ifPresent(it -> letters.add(new Letter(codePoint, it)));
            }
        }
        return Optional.of(letters).filter(all -> all.stream().anyMatch(it -> isNeeded(it.codePoint())))
                .map(all -> of(all, typeface, language));
    }

    private static GlyphRun of(List<Letter> letters, Typeface typeface, Locale language) {
        StringBuilder text = new StringBuilder();
        letters.forEach(letter -> text.appendCodePoint(letter.codePoint()));
        boolean ours = letters.stream().allMatch(letter -> typeface.owns(letter.font()));
        AttributedString set = new AttributedString(text.toString());
        set.addAttribute(TextAttribute.RUN_DIRECTION, TextDirection.of(language).equals("rtl"));
        int at = 0;
        for (Letter letter : letters) {
            int end = at + Character.charCount(letter.codePoint());
            set.addAttribute(TextAttribute.FONT, letter.font(), at, end);
            at = end;
        }
        return new GlyphRun(text.toString(), set, language, ours);
    }

    boolean runsLeft() {
        return TextDirection.of(language).equals("rtl");
    }

    /**
     * In one line, composed, without what has no shape of its own; nobody piles more than four marks on a letter but in jest.
     */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cc}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\u200c\u200d]]", "")
                .replaceAll("(?<![\\p{L}\\p{M}])[\u200c\u200d]+|(\\p{M}{4})\\p{M}+", "$1")
                .strip();
    }

    /** What is part of the letter before it is of the same font. */
    private static Optional<Font> font(int codePoint, Typeface typeface, Locale language, List<Letter> before) {
        return joins(codePoint) && !before.isEmpty()
                ? Optional.of(before.getLast().font()).filter(font -> font.canDisplay(codePoint))
                : typeface.fonts(language).filter(font -> font.canDisplay(codePoint)).findFirst();
    }

    private static boolean isNeeded(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
    }

    private static boolean joins(int codePoint) {
        return isMark(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
