package press.broadsheet.pages.view;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import press.broadsheet.pages.files.Assets;
import press.broadsheet.publication.Publication;

/** Has a {@link PageFormat} for every language. */
@Component
public class PageFormats {

    private final Publication publication;
    private final MessageSource messages;
    private final Assets assets;

    PageFormats(Publication publication, MessageSource messages, Assets assets) {
        this.publication = publication;
        this.messages = messages;
        this.assets = assets;
    }

    /** For pages of the paper itself. */
    public PageFormat own() {
        return in(publication.language());
    }

    /** For the page of a text in that language. */
    public PageFormat in(Locale language) {
        return PageFormat.of(publication, messages, language, assets.at("apple-touch-icon.png"));
    }
}
