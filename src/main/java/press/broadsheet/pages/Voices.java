package press.broadsheet.pages;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import press.broadsheet.publication.Publication;

/** Has a {@link Voice} for every language. */
@Component
class Voices {

    private final Publication publication;
    private final MessageSource messages;
    private final Assets assets;

    Voices(Publication publication, MessageSource messages, Assets assets) {
        this.publication = publication;
        this.messages = messages;
        this.assets = assets;
    }

    /** For pages of the paper itself. */
    Voice own() {
        return in(publication.language());
    }

    /** For the page of a text in that language. */
    Voice in(Locale language) {
        return Voice.of(publication, messages, language, assets.at("apple-touch-icon.png"));
    }
}
