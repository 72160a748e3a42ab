package press.broadsheet.manuscript;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses BCP 47 language tags; accepts an underscore instead of a hyphen. */
final class LanguageTags {

    private static final Set<String> TWO_LETTER_CODES = Set.of(Locale.getISOLanguages());

    /** BCP 47 requires the shortest code for a language: {@code de}, not {@code deu}. */
    private static final Map<String, String> SHORTEST_CODES = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(LanguageTags::threeLetterCode, two -> two, (a, _) -> a));

    private LanguageTags() {}

    static Optional<Locale> parse(String written) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(written.strip().replace('_', '-')).build();
            String language = locale.getLanguage();
            String shorter = SHORTEST_CODES.getOrDefault(language, language);
            boolean known = language.length() == 3 || TWO_LETTER_CODES.contains(language);
            if (!known) {
                return Optional.empty();
            }
            return Optional.of(shorter.equals(language)
                    ? locale
                    : new Locale.Builder().setLocale(locale).setLanguage(shorter).build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /**
     * Parses the language suffix of a file name, as in {@code name.zh.md}: two letters of ISO 639-1, or any language followed
     * by a known script or region. Three letters alone are not read as a language, because of names such as
     * {@code name.min.md}.
     */
    static Optional<Locale> parseFileSuffix(String suffix) {
        return parse(suffix)
                .filter(locale -> suffix.length() == 2 || isKnown(locale.getScript(), locale.getDisplayScript(Locale.ENGLISH))
                        && isKnown(locale.getCountry(), locale.getDisplayCountry(Locale.ENGLISH))
                        && !(locale.getScript() + locale.getCountry()).isEmpty());
    }

    /** Finds the tag for a language name, written in English or in the language itself. */
    static Optional<String> tagOfName(String name) {
        return TWO_LETTER_CODES.stream().sorted().filter(two -> {
            Locale locale = Locale.of(two);
            return locale.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name.strip())
                    || locale.getDisplayLanguage(locale).equalsIgnoreCase(name.strip());
        }).findFirst();
    }

    private static boolean isKnown(String code, String name) {
        return code.isEmpty() || !name.equals(code);
    }

    private static String threeLetterCode(String two) {
        try {
            return Locale.of(two).getISO3Language();
        } catch (MissingResourceException e) {
            return two;
        }
    }
}
