package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.Cards;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Sha256;

/**
 * What a page shows where somebody shares it and it has no picture: 1200 by 630 pixels, as social networks show them whole.
 *
 * @param mark by which the archive finds whose it is
 * @param text the headline; on the paper's own card what the paper says of itself
 * @param section as readers know it
 * @param genre what a piece is called that is not plain news
 */
record Card(
        String mark, String masthead, String text, Optional<String> section, Optional<String> genre, Locale language) {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;
    static final String TYPE = "image/png";

    /** Raised whenever the same words would be drawn in another way. */
    private static final String RECIPE = "1";

    static Card of(Article article, Voice voice) {
        return of(Cards.mark(article.identity().value()), article.text().headline(), article.labels().section(),
                article.labels().genre(), voice);
    }

    static Card of(String mark, Headline story, Voice voice) {
        return of(mark, story.title(), story.section(), story.genre(), voice);
    }

    /** Of pages that are no stories. */
    static Card ofPaper(Voice voice) {
        return new Card(Cards.PAPER, voice.publication().name(), voice.publication().description(), Optional.empty(),
                Optional.empty(), voice.publication().language());
    }

    private static Card of(String mark, String headline, Optional<Label> section, Genre genre, Voice voice) {
        return new Card(mark, voice.publication().name(), headline, section.map(Label::name), voice.genre(genre),
                voice.language());
    }

    boolean isPapers() {
        return mark.equals(Cards.PAPER);
    }

    /** Its one address: other words, or another way to draw them, have another. */
    String address() {
        return "/cards/" + hash() + ".png";
    }

    /** The mark, and a hash of everything that is drawn and of how. */
    String hash() {
        String drawn = String.join("\0", List.of(RECIPE, masthead, text, section.orElse(""), genre.orElse(""),
                language.toLanguageTag()));
        return mark + Sha256.of(drawn).substring(0, Cards.HASH_LENGTH - Cards.MARK_LENGTH);
    }
}
