package press.broadsheet.pages.card;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that all text stays within the card's margins, whatever the headline. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocialCardPainterTests {

    private static final int PAPER = 0xfdfdfc;
    private static final int MARGIN = 70;
    private static final int MASTHEAD = 146;
    private static final int FOOT = 568;

    /** The area of the headline alone. */
    private static final Rectangle HEADLINE = new Rectangle(0, 236, SocialCard.WIDTH, 305);

    private static final List<Typeface> TYPEFACES = List.of(Typeface.WORDMARK, Typeface.HEADLINE, Typeface.KICKER);

    static Stream<String> hostileHeadlines() {
        return Stream.of(
                "A", "Tax cut fails", "W".repeat(400), "W".repeat(10_000), "Endless words of a headline. ".repeat(400),
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "工信部：加强知识产权保护".repeat(100), "وزارة الصناعة تعزز حماية الملكية ".repeat(60),
                "Z" + "\u0301\u0302\u0303\u0304".repeat(500) + "algo", "\u0301\u0302", "ÅÉ ".repeat(60), "jgpqy ".repeat(80),
                "\u202eright to left\u202c and \u2066back\u2069", "\u0000\u0007bell\u001b[31m\nline\r\nline\t\u0085end",
                "zero\u200bwidth\u200d\u200c\ufeff\u00ad".repeat(300), "👩‍👩‍👧‍👦 🇫🇷 ✅ ".repeat(200) + "kittens",
                "\ud800 alone \udfff", "\ue000\uf8ff private", "\uffff\ufdd0 none", "ﷺ﷽".repeat(50), "𒐫𒈙⸻꧅".repeat(40),
                "https://example.org/" + "a/".repeat(300), "\u00a0".repeat(300) + "x", "f\u2060f".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("hostileHeadlines")
    void nothingIsDrawnOutsideItsBox(String headline) {
        for (String language : new String[]{"en", "zh", "ar"}) {
            BufferedImage image = SocialCardPainter.draw(card(headline, language));

            assertThat(ink(image, new Rectangle(SocialCard.WIDTH, SocialCard.HEIGHT))).as("%s: %.40s", language, headline)
                    .matches(ink -> new Rectangle(MARGIN, 38, SocialCard.WIDTH - 2 * MARGIN, FOOT - 38).contains(ink));
            assertThat(ink(image, new Rectangle(0, FOOT - 28, SocialCard.WIDTH, 2)).isEmpty()).as("between headline and end mark")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"The case for a slower parliament", "MIIT: reinforce IPR protection to drive emerging industries",
            "Łukasz Đorđević meets the mayor of Şanlıurfa", "ÅÉÎ", "A quiet day at the lock keeper’s cottage"})
    void headlineFillsItsBox(String headline) {
        Rectangle ink = ink(SocialCardPainter.draw(card(headline, "en")), HEADLINE);

        assertThat(ink.x).isEqualTo(72);
        assertThat(ink.height).isGreaterThan(80);
        assertThat(ink.width).isGreaterThan(250);
    }

    @Test
    void wholeHeadlineOfHundredsOfCharactersIsShown() {
        String headline = "Regional governments agree on a shared plan for coastal flood defences after three years of talks, "
                + "but leave open who pays for the sea wall at the old harbour and when work begins";
        int shorter = headline.lastIndexOf(' ');

        assertThat(black(SocialCardPainter.draw(card(headline, "en")))).as("its last word is there")
                .isNotEqualTo(black(SocialCardPainter.draw(card(headline.substring(0, shorter), "en"))));
    }

    @Test
    void sameCardHasTheSameBytes() throws IOException {
        SocialCard socialCard = card("The same for everyone, everywhere", "en");

        assertThat(SocialCards.toPng(socialCard)).isEqualTo(SocialCards.toPng(socialCard));
    }

    /** Ugaritic letters have no font on most machines; unassigned code points have none anywhere. */
    @Test
    void textWithoutAFontFallsBackToTheMasthead() {
        int unheardOf = IntStream.rangeClosed(0x10000, 0x1ffff)
                .filter(it -> Character.isLetter(it)
                        && GlyphRun.of(Character.toString(it), Typeface.HEADLINE, Locale.ENGLISH).isEmpty())
                .findFirst().orElseThrow();
        String letter = Character.toString(unheardOf);

        BufferedImage image = SocialCardPainter.draw(card("A story in " + letter, "en"));

        assertThat(ink(image, HEADLINE)).isEqualTo(ink(SocialCardPainter.draw(card(letter, "en")), HEADLINE));
        assertThat(ink(image, new Rectangle(0, 0, SocialCard.WIDTH, MASTHEAD)).isEmpty()).as("nothing on top").isTrue();
        assertThat(image.getRGB(600, 366) & 0xffffff).as("the rule under the wordmark").isEqualTo(0x131614);
    }

    @Test
    void symbolsWithoutAFontAreLeftOut() {
        assertThat(GlyphRun.of("We \ud83e\udee8\ufe0f love \u200bkittens\u0000", Typeface.HEADLINE, Locale.ENGLISH))
                .map(GlyphRun::text).get().asString().doesNotContain("\u0000", "\u200b", "\ufe0f", "  ")
                .startsWith("We ").endsWith("love kittens");
        assertThat(GlyphRun.of("\u200b\u202e \u0000", Typeface.HEADLINE, Locale.ENGLISH)).isEmpty();
    }

    /** Java treats fonts with the same name as one, and then draws boxes for letters that only one of them has. */
    @Test
    void bundledFontsHaveDistinctNames() {
        assertThat(TYPEFACES.stream()
                .map(typeface -> typeface.fonts(Locale.ENGLISH).findFirst().orElseThrow().getFontName(Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (Typeface typeface : TYPEFACES) {
            assertThat(GlyphRun.of("Łukasz Đorđević", typeface, Locale.ENGLISH)).get().matches(GlyphRun::inOwnTypeface);
        }
    }

    @Test
    void rightToLeftTextIsAlignedRight() {
        BufferedImage image = SocialCardPainter.draw(card("A", "ar"));

        assertThat(ink(image, HEADLINE).getMaxX()).isEqualTo(SocialCard.WIDTH - 72);
        assertThat(image.getRGB(SocialCard.WIDTH - 80, 150) & 0xffffff).as("the tab").isEqualTo(0x00604b);
        assertThat(image.getRGB(80, 560) & 0xffffff).as("the end mark").isEqualTo(0x00604b);
    }

    @Test
    void tabIsAsWideAsTheSection() {
        BufferedImage image = SocialCardPainter.draw(card("A headline", "en"));
        int tab = IntStream.range(72, SocialCard.WIDTH).filter(x -> (image.getRGB(x, 150) & 0xffffff) != 0x00604b).findFirst()
                .orElseThrow();

        assertThat(ink(image, new Rectangle(0, 170, 900, 50)).getMaxX()).isBetween(tab - 2.0, tab + 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "Broadsheet", "The Provincial Gazette and Advertiser of the Northern Counties", "人民日报",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "\u200b"})
    void anyNameFitsTheMasthead(String name) {
        SocialCard article =
                new SocialCard("0123456789abcdef", name, "A headline", Optional.empty(), Optional.empty(), Locale.ENGLISH);
        SocialCard publication =
                new SocialCard("0000000000000000", name, "Motto ".repeat(60), Optional.empty(), Optional.empty(), Locale.ENGLISH);

        for (SocialCard socialCard : new SocialCard[]{article, publication}) {
            assertThat(ink(SocialCardPainter.draw(socialCard), new Rectangle(SocialCard.WIDTH, SocialCard.HEIGHT)))
                    .matches(ink -> new Rectangle(MARGIN, 30, SocialCard.WIDTH - 2 * MARGIN, FOOT - 30).contains(ink));
        }
    }

    private static SocialCard card(String headline, String language) {
        return new SocialCard("0123456789abcdef", "Broadsheet", headline, Optional.of("World"), Optional.of("Opinion"),
                Locale.forLanguageTag(language));
    }

    private static long black(BufferedImage image) {
        return IntStream.range(0, SocialCard.WIDTH * SocialCard.HEIGHT)
                .filter(at -> image.getRGB(at % SocialCard.WIDTH, at / SocialCard.WIDTH) != (0xff000000 | PAPER)).count();
    }

    /** The bounds of all pixels that are not background in that part of the card. */
    private static Rectangle ink(BufferedImage image, Rectangle part) {
        Rectangle ink = new Rectangle(0, 0, -1, -1);
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int x = part.x; x < part.x + part.width; x++) {
                if (image.getRGB(x, y) != (0xff000000 | PAPER)) {
                    ink.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return ink;
    }
}
