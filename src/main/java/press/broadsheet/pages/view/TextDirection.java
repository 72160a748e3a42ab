package press.broadsheet.pages.view;

import java.util.Locale;
import java.util.Set;

/** The writing direction of a language, as a value of HTML's {@code dir}. */
public final class TextDirection {

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");
    private static final Set<String> RIGHT_TO_LEFT_LANGUAGES =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private TextDirection() {}

    /** By the script if the tag has one ({@code az-Arab}), else by the language's usual script. */
    public static String of(Locale language) {
        boolean rightToLeft = language.getScript().isEmpty()
                ? RIGHT_TO_LEFT_LANGUAGES.contains(language.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(language.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }
}
