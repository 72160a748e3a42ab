package press.broadsheet.pages.view;

import java.util.Locale;

/** A language other than the page's, with its direction. */
public record ForeignLanguage(String language, String direction) {

    public static ForeignLanguage of(Locale language) {
        return new ForeignLanguage(language.stripExtensions().toLanguageTag(), TextDirection.of(language));
    }
}
