package press.broadsheet.pages.card;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What a kind of text is set in on cards: our own type, and the machine's where a script needs it.
 *
 * @param sansSerif whether the machine's is to be without serifs
 * @param scriptFontFirst whether a script's own type comes before ours, where all its letters are of one width
 */
record Typeface(Font bundledFont, boolean sansSerif, boolean scriptFontFirst) {

    /** The size of all letters; who draws them scales them. */
    static final int SIZE = 100;

    static final Typeface WORDMARK = new Typeface(bundledFont("wordmark", -.035f), false, false);
    static final Typeface HEADLINE = new Typeface(bundledFont("headline", -.021f), false, true);
    static final Typeface KICKER = new Typeface(bundledFont("kicker", 0), true, false);

    private static final Set<String> FULL_WIDTH_LANGUAGES = Set.of("zh", "ja", "ko");

    /**
     * The fonts to look for a letter in, one after the other. As in the stylesheet, a Chinese headline's quotation marks and
     * figures are of its own type.
     */
    Stream<Font> fonts(Locale language) {
        Stream<Font> scripts = SystemFonts.forLanguage(language, sansSerif);
        Stream<Font> any = SystemFonts.fallbacks(sansSerif);
        return scriptFontFirst && FULL_WIDTH_LANGUAGES.contains(language.getLanguage())
                ? Stream.of(scripts, Stream.of(bundledFont), any).flatMap(fonts -> fonts)
                : Stream.of(Stream.of(bundledFont), scripts, any).flatMap(fonts -> fonts);
    }

    boolean isBundled(Font font) {
        return font.equals(bundledFont);
    }

    /** {@code tracking} is the stylesheet's space between letters, in ems; it would tear other type apart. */
    private static Font bundledFont(String name, float tracking) {
        try (InputStream file = new ClassPathResource("cards/" + name + ".ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(Map.of(TextAttribute.SIZE, SIZE,
                    TextAttribute.TRACKING, tracking, TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("our own type is missing or damaged", e);
        }
    }
}
