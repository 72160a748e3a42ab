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
 * Draws one card as the pages look by day: the wordmark above an Oxford rule, the section's tab on it, the headline below.
 * Letters are drawn as outlines, so that no screen's or machine's habits show. Where a script runs to the left, all does.
 */
final class SocialCardPainter {

    private static final Color PAPER = new Color(0xfdfdfc);
    private static final Color INK = new Color(0x131614);
    private static final Color ACCENT = new Color(0x00604b);

    private static final int MARGIN = 72;
    private static final int MEASURE = SocialCard.WIDTH - 2 * MARGIN;
    private static final int FOOT = SocialCard.HEIGHT - 64;
    private static final int THICK = 10;
    private static final int THIN = 2;
    private static final int BARE = 6;
    private static final int TAB = 120;
    private static final int END = 24;

    private static final TextBox WORDMARK = new TextBox(MEASURE, 80, 1, 76, 20);
    private static final int WORDMARK_BASELINE = 118;
    private static final int RULE = 146;
    private static final int STRIP = 76;
    private static final TextBox KICKER = new TextBox(MEASURE - 370, 44, 1, 34, 26);
    private static final TextBox GENRE = new TextBox(330, 44, 1, 34, 22);
    private static final int KICKER_BASELINE = RULE + THICK + 50;
    private static final TextBox HEADLINE = new TextBox(MEASURE, 264, 8, 144, 34);

    private static final TextBox NAMEPLATE = new TextBox(MEASURE, 230, 2, 260, 20);
    private static final int NAMEPLATE_RULE = 362;
    private static final TextBox MOTTO = new TextBox(MEASURE - 2 * END, 150, 3, 56, 28);

    private final SocialCard socialCard;
    private final boolean leftwards;
    private final Graphics2D graphics;

    private SocialCardPainter(SocialCard socialCard, Graphics2D graphics) {
        this.socialCard = socialCard;
        this.leftwards = TextDirection.of(socialCard.language()).equals("rtl");
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
        bar(PAPER, -MARGIN, 0, SocialCard.WIDTH, SocialCard.HEIGHT);
        Optional<Shape> headline =
                socialCard.isPapers() ? Optional.empty() : HEADLINE.fit(socialCard.text(), Typeface.HEADLINE, socialCard.language());
        headline.ifPresentOrElse(this::story, this::paper);
        bar(ACCENT, MEASURE - END, FOOT - END, END, END);
    }

    private void story(Shape headline) {
        WORDMARK.fit(socialCard.masthead(), Typeface.WORDMARK, socialCard.language())
                .ifPresent(name -> fill(INK, name, 0, WORDMARK_BASELINE));
        int under = strip();
        Rectangle2D ink = headline.getBounds2D();
        fill(INK, headline, 0, under + (FOOT - under - ink.getHeight()) / 2 - ink.getMinY());
    }

    /** The Oxford rule with what stands between its lines; returns where it ends. */
    private int strip() {
        Optional<Shape> section = socialCard.section().flatMap(name -> KICKER.fit(name, Typeface.KICKER, socialCard.language()));
        Optional<Shape> genre = socialCard.genre().flatMap(name -> GENRE.fit(name, Typeface.KICKER, socialCard.language()));
        int tab = section.map(name -> (int) name.getBounds2D().getWidth()).orElse(TAB);
        int lower = RULE + THICK + (section.isPresent() || genre.isPresent() ? STRIP : BARE);
        bar(INK, 0, RULE, MEASURE, THICK);
        bar(ACCENT, 0, RULE, tab, THICK);
        bar(INK, 0, lower, MEASURE, THIN);
        section.ifPresent(name -> fill(ACCENT, name, 0, KICKER_BASELINE));
        genre.ifPresent(name -> fill(INK, name, MEASURE - name.getBounds2D().getWidth(), KICKER_BASELINE));
        return lower + THIN;
    }

    /** The masthead alone: of the paper itself, and of a story in letters that nothing here can draw. */
    private void paper() {
        NAMEPLATE.fit(socialCard.masthead(), Typeface.WORDMARK, socialCard.language())
                .ifPresent(name -> fill(INK, name, 0, NAMEPLATE_RULE - 40 - name.getBounds2D().getMaxY()));
        bar(INK, 0, NAMEPLATE_RULE, MEASURE, THICK);
        bar(ACCENT, 0, NAMEPLATE_RULE, TAB, THICK);
        bar(INK, 0, NAMEPLATE_RULE + THICK + BARE, MEASURE, THIN);
        Optional.of(socialCard.text()).filter(_ -> socialCard.isPapers())
                .flatMap(text -> MOTTO.fit(text, Typeface.HEADLINE, socialCard.language()))
                .ifPresent(text -> fill(INK, text, 0, NAMEPLATE_RULE + 60 - text.getBounds2D().getMinY()));
    }

    /** A rectangle that far from where lines begin. */
    private void bar(Color colour, int from, int top, int width, int height) {
        graphics.setColor(colour);
        graphics.fillRect(leftwards ? SocialCard.WIDTH - MARGIN - from - width : MARGIN + from, top, width, height);
    }

    /** An outline that begins at 0, that far from where lines begin. */
    private void fill(Color colour, Shape outline, double from, double baseline) {
        double x = leftwards ? SocialCard.WIDTH - MARGIN - from : MARGIN + from;
        graphics.setColor(colour);
        graphics.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(outline));
    }
}
