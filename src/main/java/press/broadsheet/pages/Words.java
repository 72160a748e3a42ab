package press.broadsheet.pages;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/**
 * The interface's own words in one language; English where there is no file of messages for it.
 *
 * @param language the page's
 */
record Words(MessageSource messages, Locale language) {

    String of(String key, Object... values) {
        return messages.getMessage(key, values, spoken());
    }

    /**
     * Whose words they are: the page's language, or English; and in whose figures numbers are set. Months are named in it,
     * lest one date mix two languages.
     */
    Locale spoken() {
        return Locale.forLanguageTag(messages.getMessage("language", null, language));
    }

    /** Whose words they are, where that is not the page's language. */
    Optional<Foreign> foreign() {
        return Optional.of(spoken()).filter(it -> !it.getLanguage().equals(language.getLanguage())).map(Foreign::of);
    }
}
