package press.broadsheet.pages;

import java.util.Locale;

/** A language other than the page's, and which way it runs. */
record Foreign(String language, String direction) {

    static Foreign of(Locale language) {
        return new Foreign(language.stripExtensions().toLanguageTag(), Direction.of(language));
    }
}
