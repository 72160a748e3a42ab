package press.broadsheet.pages.card;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The fonts of the machine, for scripts that our own type lacks: the stylesheet's, as far as they are there. */
final class SystemFonts {

    private record Stack(List<String> serif, List<String> sans) {}

    private static final Map<String, Stack> STACKS = Map.of(
            "zh", new Stack(List.of("Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "SimSun"),
                    List.of("PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei")),
            "zh-Hant", new Stack(List.of("Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "PMingLiU"),
                    List.of("PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei")),
            "ja", new Stack(List.of("Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Noto Serif JP"),
                    List.of("Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP")),
            "ko", new Stack(List.of("AppleMyungjo", "Noto Serif CJK KR", "Batang"),
                    List.of("Apple SD Gothic Neo", "Noto Sans CJK KR", "Malgun Gothic")),
            "ar", new Stack(List.of("Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", "Traditional Arabic"),
                    List.of("Noto Sans Arabic", "Segoe UI", "Tahoma")),
            "he", new Stack(List.of("Frank Ruhl Libre", "Noto Serif Hebrew", "David"),
                    List.of("Noto Sans Hebrew", "Segoe UI", "Tahoma")));

    private static final Stack NONE = new Stack(List.of(), List.of());

    /** For all other scripts, and letters from elsewhere. */
    private static final Stack ANY = new Stack(
            List.of("Noto Serif", "Georgia", "Times New Roman", "Liberation Serif"),
            List.of("Noto Sans", "Arial", "Liberation Sans"));

    /** Whatever the machine has. */
    private static final Stack LAST = new Stack(List.of(Font.SERIF, Font.SANS_SERIF), List.of(Font.SANS_SERIF, Font.SERIF));

    private static final List<String> FOREIGN = List.of("zh", "ja", "ko", "ar", "he");

    private static final Map<String, Optional<Font>> FOUND = new ConcurrentHashMap<>();

    private SystemFonts() {}

    /** Those for the script of a language that is not written in ours. */
    static Stream<Font> of(Locale language, boolean sans) {
        return found(STACKS.getOrDefault(script(language), NONE), sans);
    }

    /** For letters that the language's own type lacks. */
    static Stream<Font> any(boolean sans) {
        Stream<Font> foreign = FOREIGN.stream().flatMap(script -> found(STACKS.getOrDefault(script, NONE), sans));
        return Stream.of(found(ANY, sans), foreign, found(LAST, sans)).flatMap(fonts -> fonts);
    }

    /** Languages that share a stack are known by one of them. */
    private static String script(Locale language) {
        return switch (language.getLanguage()) {
            case "zh", "yue" -> language.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(language.getCountry())
                    ? "zh-Hant"
                    : "zh";
            case "fa", "ur", "ps", "ug", "ckb", "sd" -> "ar";
            case "yi" -> "he";
            default -> language.getLanguage();
        };
    }

    private static Stream<Font> found(Stack stack, boolean sans) {
        return (sans ? stack.sans() : stack.serif()).stream()
                .flatMap(name -> FOUND.computeIfAbsent(name, SystemFonts::find).stream());
    }

    /** Java answers with another font for a name that it does not know. */
    private static Optional<Font> find(String name) {
        int weight = ANY.serif().contains(name) ? Font.PLAIN : Font.BOLD; // as heavy as our headlines, which are no bold
        return Optional.of(new Font(name, weight, Typeface.SIZE)).filter(font -> font.getFamily(Locale.ROOT).equals(name));
    }
}
