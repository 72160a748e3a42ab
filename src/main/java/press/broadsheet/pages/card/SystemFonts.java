package press.broadsheet.pages.card;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The machine's fonts, for scripts that the bundled fonts lack: those of the stylesheet, as far as they are installed. */
final class SystemFonts {

    private record FontStack(List<String> serif, List<String> sans) {}

    private static final Map<String, FontStack> STACKS = Map.of(
            "zh", new FontStack(List.of("Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "SimSun"),
                    List.of("PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei")),
            "zh-Hant", new FontStack(List.of("Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "PMingLiU"),
                    List.of("PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei")),
            "ja", new FontStack(List.of("Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Noto Serif JP"),
                    List.of("Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP")),
            "ko", new FontStack(List.of("AppleMyungjo", "Noto Serif CJK KR", "Batang"),
                    List.of("Apple SD Gothic Neo", "Noto Sans CJK KR", "Malgun Gothic")),
            "ar", new FontStack(List.of("Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", "Traditional Arabic"),
                    List.of("Noto Sans Arabic", "Segoe UI", "Tahoma")),
            "he", new FontStack(List.of("Frank Ruhl Libre", "Noto Serif Hebrew", "David"),
                    List.of("Noto Sans Hebrew", "Segoe UI", "Tahoma")));

    private static final FontStack NO_FONTS = new FontStack(List.of(), List.of());

    /** For all other scripts, and for letters from other scripts. */
    private static final FontStack GENERAL = new FontStack(
            List.of("Noto Serif", "Georgia", "Times New Roman", "Liberation Serif"),
            List.of("Noto Sans", "Arial", "Liberation Sans"));

    /** The logical fonts of Java, as the last resort. */
    private static final FontStack FALLBACK =
            new FontStack(List.of(Font.SERIF, Font.SANS_SERIF), List.of(Font.SANS_SERIF, Font.SERIF));

    private static final List<String> NON_LATIN = List.of("zh", "ja", "ko", "ar", "he");

    private static final Map<String, Optional<Font>> INSTALLED_FONTS = new ConcurrentHashMap<>();

    private SystemFonts() {}

    /** The installed fonts for the script of a language, if it is not Latin, Greek or Cyrillic. */
    static Stream<Font> forLanguage(Locale language, boolean sans) {
        return installed(STACKS.getOrDefault(stackKey(language), NO_FONTS), sans);
    }

    /** For letters that the language's own fonts lack. */
    static Stream<Font> fallbacks(boolean sans) {
        Stream<Font> foreign = NON_LATIN.stream().flatMap(script -> installed(STACKS.getOrDefault(script, NO_FONTS), sans));
        return Stream.of(installed(GENERAL, sans), foreign, installed(FALLBACK, sans)).flatMap(fonts -> fonts);
    }

    /** Maps each language to the key of its font stack. */
    private static String stackKey(Locale language) {
        return switch (language.getLanguage()) {
            case "zh", "yue" -> language.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(language.getCountry())
                    ? "zh-Hant"
                    : "zh";
            case "fa", "ur", "ps", "ug", "ckb", "sd" -> "ar";
            case "yi" -> "he";
            default -> language.getLanguage();
        };
    }

    private static Stream<Font> installed(FontStack fontStack, boolean sans) {
        return (sans ? fontStack.sans() : fontStack.serif()).stream()
                .flatMap(name -> INSTALLED_FONTS.computeIfAbsent(name, SystemFonts::find).stream());
    }

    /** Java substitutes another font for an unknown name. */
    private static Optional<Font> find(String name) {
        int weight = GENERAL.serif().contains(name) ? Font.PLAIN : Font.BOLD; // matches the weight of the bundled headline font
        return Optional.of(new Font(name, weight, Typeface.SIZE)).filter(font -> font.getFamily(Locale.ROOT).equals(name));
    }
}
