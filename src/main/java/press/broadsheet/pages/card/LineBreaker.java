package press.broadsheet.pages.card;

import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;

/** Breaks a text into lines by the rules of its language. Widths are measured at the unscaled font size. */
final class LineBreaker {

    /** Without hinting, glyph widths scale linearly, so that all machines break lines alike. */
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private static final int BISECTION_STEPS = 10;

    private final GlyphRun glyphRun;
    private final LineBreakMeasurer measurer;

    LineBreaker(GlyphRun glyphRun) {
        this.glyphRun = glyphRun;
        this.measurer = new LineBreakMeasurer(
                glyphRun.attributedText().getIterator(), BreakIterator.getLineInstance(glyphRun.language()), UNHINTED);
    }

    /** The number of lines at that width; 0 if {@code wholeWords} is set and a word is wider. */
    int countLines(float width, boolean wholeWords) {
        int lines = 0;
        measurer.setPosition(0);
        while (measurer.getPosition() < glyphRun.text().length()) {
            int end = measurer.nextOffset(width, glyphRun.text().length(), wholeWords);
            if (end == measurer.getPosition()) {
                return 0;
            }
            measurer.setPosition(end);
            lines++;
        }
        return lines;
    }

    /** The smallest width with the same number of lines as this one, so that the lines have similar lengths. */
    float balancedWidth(float width, boolean wholeWords) {
        int lines = countLines(width, wholeWords);
        float narrow = width / 4;
        float wide = width;
        for (int i = 0; i < BISECTION_STEPS; i++) {
            float middle = (narrow + wide) / 2;
            if (countLines(middle, true) == lines) {
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        return wide;
    }

    /** The outline of all lines, each aligned to the start of its writing direction; the first baseline is at 0. */
    Shape outline(float width, boolean wholeWords, double scale, double leading) {
        Path2D outline = new Path2D.Double();
        double baseline = 0;
        measurer.setPosition(0);
        while (measurer.getPosition() < glyphRun.text().length()) {
            TextLayout line = measurer.nextLayout(width, glyphRun.text().length(), wholeWords);
            AffineTransform place = AffineTransform.getTranslateInstance(0, baseline);
            place.scale(scale, scale);
            outline.append(alignToStart(line.getOutline(place)), false);
            baseline += leading;
        }
        return outline;
    }

    /** Moves the ink to start at 0 or, in a right-to-left script, to end at 0. */
    private Shape alignToStart(Shape line) {
        Rectangle2D ink = line.getBounds2D();
        double edge = glyphRun.isRightToLeft() ? ink.getMaxX() : ink.getMinX();
        return AffineTransform.getTranslateInstance(-edge, 0).createTransformedShape(line);
    }
}
