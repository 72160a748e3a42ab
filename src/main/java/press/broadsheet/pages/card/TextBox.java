package press.broadsheet.pages.card;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An area for text on a card. The text is set as large as possible, in lines of similar length, and never exceeds the area,
 * measured by its ink.
 *
 * @param width in pixels, like height and both sizes
 * @param maxLines the maximum number of lines
 */
record TextBox(int width, int height, int maxLines, int maxSize, int minSize) {

    private static final int SIZE_STEP = 3;

    /** Below this size, a word that is too wide is broken instead of being set smaller. */
    private static final int MIN_WHOLE_WORD_SIZE = 56;

    /** In ems: the least height that first and last line add to the distance between their baselines. */
    private static final double CAP_HEIGHT = .6;

    /** Distance between baselines, in ems: letters of other scripts are taller. */
    private static final double LEADING = 1.02;
    private static final double TALL_SCRIPT_LEADING = 1.36;

    /** Longer than any real headline. */
    private static final int MAX_TEXT_LENGTH = 600;

    /** Returns the text's outline. A text that does not fit is cut with an ellipsis; empty if one of its letters has no font. */
    Optional<Shape> fit(String text, Typeface typeface, Locale language) {
        String head = text.length() > MAX_TEXT_LENGTH ? truncate(text, MAX_TEXT_LENGTH, language) : text;
        if (GlyphRun.of(head, typeface, language).isEmpty()) {
            return Optional.empty();
        }
        Optional<Shape> outline = outline(head, typeface, language);
        for (int length = head.length() * 4 / 5; outline.isEmpty() && length > 1; length = length * 4 / 5) {
            outline = outline(truncate(head, length, language), typeface, language);
        }
        return outline;
    }

    private static String truncate(String text, int length, Locale language) {
        BreakIterator characters = BreakIterator.getCharacterInstance(language);
        characters.setText(text);
        return text.substring(0, Math.max(0, characters.preceding(length))).strip() + "…";
    }

    private Optional<Shape> outline(String text, Typeface typeface, Locale language) {
        Optional<GlyphRun> letters = GlyphRun.of(text, typeface, language);
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        LineBreaker lineBreaker = new LineBreaker(letters.get());
        double leading = letters.get().inOwnTypeface() ? LEADING : TALL_SCRIPT_LEADING;
        return IntStream.iterate(maxSize, size -> size >= minSize, size -> size - SIZE_STEP)
                .mapToObj(size -> outline(lineBreaker, size, leading)).flatMap(Optional::stream).findFirst();
    }

    private Optional<Shape> outline(LineBreaker text, int size, double leading) {
        boolean wholeWords = size >= MIN_WHOLE_WORD_SIZE;
        double scale = (double) size / Typeface.SIZE;
        float unscaledWidth = (float) (width / scale);
        int count = text.countLines(unscaledWidth, wholeWords);
        return count == 0 || count > maxLines || ((count - 1) * leading + CAP_HEIGHT) * size > height
                ? Optional.empty()
                : Optional.of(text.outline(text.balancedWidth(unscaledWidth, wholeWords), wholeWords, scale, leading * size))
                        .filter(this::fits);
    }

    private boolean fits(Shape outline) {
        Rectangle2D ink = outline.getBounds2D();
        return !ink.isEmpty() && ink.getWidth() <= width && ink.getHeight() <= height;
    }
}
