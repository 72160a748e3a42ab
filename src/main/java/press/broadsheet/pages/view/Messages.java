package press.broadsheet.pages.view;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/**
 * The interface's own words in one language; English where there is no file of messages for it.
 *
 * @param language the page's
 */
public record Messages(MessageSource messages, Locale language) {

    public String get(String key, Object... values) {
        return messages.getMessage(key, values, messageLocale());
    }

    /**
     * Whose words they are: the page's language, or English; and in whose figures numbers are set. Months are named in it,
     * lest one date mix two languages.
     */
    Locale messageLocale() {
        return Locale.forLanguageTag(messages.getMessage("language", null, language));
    }

    /** Whose words they are, where that is not the page's language. */
    public Optional<ForeignLanguage> fallbackLanguage() {
        return Optional.of(messageLocale()).filter(it -> !it.getLanguage().equals(language.getLanguage()))
                .map(ForeignLanguage::of);
    }
}
