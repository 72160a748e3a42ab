package press.broadsheet.pages.view;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import press.broadsheet.pages.files.Assets;
import press.broadsheet.publication.Publication;

/** Provides the {@link Localizer} of each language. */
@Component
public class Localizers {

    private final Publication publication;
    private final MessageSource messages;
    private final Assets assets;

    Localizers(Publication publication, MessageSource messages, Assets assets) {
        this.publication = publication;
        this.messages = messages;
        this.assets = assets;
    }

    /** For the publication's own pages. */
    public Localizer forPublication() {
        return forLanguage(publication.language());
    }

    /** For the page of an article in that language. */
    public Localizer forLanguage(Locale language) {
        return Localizer.of(publication, messages, language, assets.address("apple-touch-icon.png"));
    }
}
