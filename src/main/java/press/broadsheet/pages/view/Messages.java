package press.broadsheet.pages.view;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/**
 * The interface texts in one language; English where there is no translation.
 *
 * @param language the page's
 */
public record Messages(MessageSource messages, Locale language) {

    public String get(String key, Object... values) {
        return messages.getMessage(key, values, messageLocale());
    }

    /**
     * The locale of the messages: the page's language, or English as the fallback. Numbers and month names use it too, so that
     * one date never mixes two languages.
     */
    Locale messageLocale() {
        return Locale.forLanguageTag(messages.getMessage("language", null, language));
    }

    /** The locale of the messages, if it differs from the page's language. */
    public Optional<ForeignLanguage> fallbackLanguage() {
        return Optional.of(messageLocale()).filter(it -> !it.getLanguage().equals(language.getLanguage()))
                .map(ForeignLanguage::of);
    }
}
