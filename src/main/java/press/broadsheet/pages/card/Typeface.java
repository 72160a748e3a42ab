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
 * The fonts for one kind of text on cards: the bundled one, and the machine's where a script needs it.
 *
 * @param sansSerif whether to use the machine's sans-serif fonts
 * @param scriptFontFirst whether the script's own font comes before the bundled one in languages with full-width letters
 */
record Typeface(Font bundledFont, boolean sansSerif, boolean scriptFontFirst) {

    /** The size of all fonts; the text is scaled when drawn. */
    static final int SIZE = 100;

    static final Typeface WORDMARK = new Typeface(bundledFont("wordmark", -.035f), false, false);
    static final Typeface HEADLINE = new Typeface(bundledFont("headline", -.021f), false, true);
    static final Typeface KICKER = new Typeface(bundledFont("kicker", 0), true, false);

    private static final Set<String> FULL_WIDTH_LANGUAGES = Set.of("zh", "ja", "ko");

    /**
     * The fonts to try for a letter, in this order. As in the stylesheet, quotation marks and figures of a Chinese headline use
     * the Chinese font.
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

    /** {@code tracking} is the stylesheet's letter-spacing, in ems; fonts of other scripts must not have it. */
    private static Font bundledFont(String name, float tracking) {
        try (InputStream file = new ClassPathResource("cards/" + name + ".ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(Map.of(TextAttribute.SIZE, SIZE,
                    TextAttribute.TRACKING, tracking, TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("The bundled font cards/" + name + ".ttf is missing or damaged", e);
        }
    }
}
