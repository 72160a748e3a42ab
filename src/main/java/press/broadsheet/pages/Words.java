package press.broadsheet.pages;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The interface's own words in one language; English where there is no file of messages for it. */
record Words(MessageSource messages, Locale language) {

    String of(String key, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** Whose words they are: the page's language, or English. Months are named in it, lest one date mix two languages. */
    Locale spoken() {
        return Locale.forLanguageTag(of("language"));
    }
}
