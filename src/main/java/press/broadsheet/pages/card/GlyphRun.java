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
 * A text with a font for each character. Characters without a font are never drawn, since they would appear as boxes.
 *
 * @param inOwnTypeface whether all of them use the bundled font
 */
record GlyphRun(String text, AttributedString attributedText, Locale language, boolean inOwnTypeface) {

    private record Glyph(int codePoint, Font font) {}

    /** Drops characters that are no letters and have no font. Empty if a letter has no font, or if nothing is left. */
    static Optional<GlyphRun> of(String text, Typeface typeface, Locale language) {
        List<Glyph> letters = new ArrayList<>();
        for (int codePoint : normalize(text).codePoints().toArray()) {
            Optional<Font> font = font(codePoint, typeface, language, letters);
            if (font.isEmpty() && isRequired(codePoint)) {
                return Optional.empty();
            }
            if (codePoint != ' ' || !letters.isEmpty() && letters.getLast().codePoint() != ' ') {
                font.ifPresent(it -> letters.add(new Glyph(codePoint, it)));
            }
        }
        return Optional.of(letters).filter(all -> all.stream().anyMatch(it -> isRequired(it.codePoint())))
                .map(all -> of(all, typeface, language));
    }

    private static GlyphRun of(List<Glyph> letters, Typeface typeface, Locale language) {
        StringBuilder text = new StringBuilder();
        letters.forEach(glyph -> text.appendCodePoint(glyph.codePoint()));
        boolean inOwnTypeface = letters.stream().allMatch(glyph -> typeface.isBundled(glyph.font()));
        AttributedString attributed = new AttributedString(text.toString());
        attributed.addAttribute(TextAttribute.RUN_DIRECTION, TextDirection.of(language).equals("rtl"));
        int at = 0;
        for (Glyph glyph : letters) {
            int end = at + Character.charCount(glyph.codePoint());
            attributed.addAttribute(TextAttribute.FONT, glyph.font(), at, end);
            at = end;
        }
        return new GlyphRun(text.toString(), attributed, language, inOwnTypeface);
    }

    boolean isRightToLeft() {
        return TextDirection.of(language).equals("rtl");
    }

    /**
     * Normalizes to one line in NFC without invisible characters. Limits combining marks to four per letter; more occur only in
     * deliberately distorted text.
     */
    private static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cc}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\u200c\u200d]]", "")
                .replaceAll("(?<![\\p{L}\\p{M}])[\u200c\u200d]+|(\\p{M}{4})\\p{M}+", "$1")
                .strip();
    }

    /** A combining mark uses the font of the letter before it. */
    private static Optional<Font> font(int codePoint, Typeface typeface, Locale language, List<Glyph> before) {
        return joinsPrevious(codePoint) && !before.isEmpty()
                ? Optional.of(before.getLast().font()).filter(font -> font.canDisplay(codePoint))
                : typeface.fonts(language).filter(font -> font.canDisplay(codePoint)).findFirst();
    }

    private static boolean isRequired(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || isCombiningMark(codePoint);
    }

    private static boolean joinsPrevious(int codePoint) {
        return isCombiningMark(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isCombiningMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
