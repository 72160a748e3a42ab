package press.broadsheet.pages.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import press.broadsheet.pages.view.TextDirection;

/**
 * Draws a card in the pages' light colours: the wordmark above an Oxford rule, the section's tab on it, the headline below. Text
 * is drawn as outlines, so that all machines render it alike. In a right-to-left script the layout is mirrored.
 */
final class SocialCardPainter {

    private static final Color BACKGROUND = new Color(0xfdfdfc);
    private static final Color FOREGROUND = new Color(0x131614);
    private static final Color ACCENT = new Color(0x00604b);

    private static final int MARGIN = 72;
    private static final int CONTENT_WIDTH = SocialCard.WIDTH - 2 * MARGIN;
    private static final int CONTENT_BOTTOM = SocialCard.HEIGHT - 64;
    private static final int THICK_RULE = 10;
    private static final int THIN_RULE = 2;
    private static final int RULE_GAP = 6;
    private static final int DEFAULT_TAB_WIDTH = 120;
    private static final int END_MARK_SIZE = 24;

    private static final TextBox WORDMARK = new TextBox(CONTENT_WIDTH, 80, 1, 76, 20);
    private static final int WORDMARK_BASELINE = 118;
    private static final int RULE_TOP = 146;
    private static final int STRIP_HEIGHT = 76;
    private static final TextBox KICKER = new TextBox(CONTENT_WIDTH - 370, 44, 1, 34, 26);
    private static final TextBox GENRE = new TextBox(330, 44, 1, 34, 22);
    private static final int KICKER_BASELINE = RULE_TOP + THICK_RULE + 50;
    private static final TextBox HEADLINE = new TextBox(CONTENT_WIDTH, 264, 8, 144, 34);

    private static final TextBox NAMEPLATE = new TextBox(CONTENT_WIDTH, 230, 2, 260, 20);
    private static final int NAMEPLATE_RULE = 362;
    private static final TextBox DESCRIPTION = new TextBox(CONTENT_WIDTH - 2 * END_MARK_SIZE, 150, 3, 56, 28);

    private final SocialCard socialCard;
    private final boolean rightToLeft;
    private final Graphics2D graphics;

    private SocialCardPainter(SocialCard socialCard, Graphics2D graphics) {
        this.socialCard = socialCard;
        this.rightToLeft = TextDirection.of(socialCard.language()).equals("rtl");
        this.graphics = graphics;
    }

    static BufferedImage draw(SocialCard socialCard) {
        BufferedImage image = new BufferedImage(SocialCard.WIDTH, SocialCard.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            new SocialCardPainter(socialCard, graphics).draw();
            return image;
        } finally {
            graphics.dispose();
        }
    }

    private void draw() {
        fillRectangle(BACKGROUND, -MARGIN, 0, SocialCard.WIDTH, SocialCard.HEIGHT);
        Optional<Shape> headline =
                socialCard.isPublicationCard()
                        ? Optional.empty()
                        : HEADLINE.fit(socialCard.text(), Typeface.HEADLINE, socialCard.language());
        headline.ifPresentOrElse(this::drawArticle, this::drawPublication);
        fillRectangle(ACCENT, CONTENT_WIDTH - END_MARK_SIZE, CONTENT_BOTTOM - END_MARK_SIZE, END_MARK_SIZE, END_MARK_SIZE);
    }

    private void drawArticle(Shape headline) {
        WORDMARK.fit(socialCard.masthead(), Typeface.WORDMARK, socialCard.language())
                .ifPresent(name -> fillShape(FOREGROUND, name, 0, WORDMARK_BASELINE));
        int top = drawStrip();
        Rectangle2D ink = headline.getBounds2D();
        fillShape(FOREGROUND, headline, 0, top + (CONTENT_BOTTOM - top - ink.getHeight()) / 2 - ink.getMinY());
    }

    /** Draws the Oxford rule with section and genre between its lines; returns its lower edge. */
    private int drawStrip() {
        Optional<Shape> section = socialCard.section().flatMap(name -> KICKER.fit(name, Typeface.KICKER, socialCard.language()));
        Optional<Shape> genre = socialCard.genre().flatMap(name -> GENRE.fit(name, Typeface.KICKER, socialCard.language()));
        int tab = section.map(name -> (int) name.getBounds2D().getWidth()).orElse(DEFAULT_TAB_WIDTH);
        int lower = RULE_TOP + THICK_RULE + (section.isPresent() || genre.isPresent() ? STRIP_HEIGHT : RULE_GAP);
        fillRectangle(FOREGROUND, 0, RULE_TOP, CONTENT_WIDTH, THICK_RULE);
        fillRectangle(ACCENT, 0, RULE_TOP, tab, THICK_RULE);
        fillRectangle(FOREGROUND, 0, lower, CONTENT_WIDTH, THIN_RULE);
        section.ifPresent(name -> fillShape(ACCENT, name, 0, KICKER_BASELINE));
        genre.ifPresent(name -> fillShape(FOREGROUND, name, CONTENT_WIDTH - name.getBounds2D().getWidth(), KICKER_BASELINE));
        return lower + THIN_RULE;
    }

    /** Draws the masthead alone: on the publication's card, and for an article in a script without a font. */
    private void drawPublication() {
        NAMEPLATE.fit(socialCard.masthead(), Typeface.WORDMARK, socialCard.language())
                .ifPresent(name -> fillShape(FOREGROUND, name, 0, NAMEPLATE_RULE - 40 - name.getBounds2D().getMaxY()));
        fillRectangle(FOREGROUND, 0, NAMEPLATE_RULE, CONTENT_WIDTH, THICK_RULE);
        fillRectangle(ACCENT, 0, NAMEPLATE_RULE, DEFAULT_TAB_WIDTH, THICK_RULE);
        fillRectangle(FOREGROUND, 0, NAMEPLATE_RULE + THICK_RULE + RULE_GAP, CONTENT_WIDTH, THIN_RULE);
        Optional.of(socialCard.text()).filter(_ -> socialCard.isPublicationCard())
                .flatMap(text -> DESCRIPTION.fit(text, Typeface.HEADLINE, socialCard.language()))
                .ifPresent(text -> fillShape(FOREGROUND, text, 0, NAMEPLATE_RULE + 60 - text.getBounds2D().getMinY()));
    }

    /** Fills a rectangle at that distance from the start of the line. */
    private void fillRectangle(Color colour, int from, int top, int width, int height) {
        graphics.setColor(colour);
        graphics.fillRect(rightToLeft ? SocialCard.WIDTH - MARGIN - from - width : MARGIN + from, top, width, height);
    }

    /** Fills an outline that starts at 0, at that distance from the start of the line. */
    private void fillShape(Color colour, Shape outline, double from, double baseline) {
        double x = rightToLeft ? SocialCard.WIDTH - MARGIN - from : MARGIN + from;
        graphics.setColor(colour);
        graphics.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(outline));
    }
}
