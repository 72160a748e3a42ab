package press.broadsheet.pages.card;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.reading.SocialCardIds;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Sha256;

/**
 * What a page shows where somebody shares it and it has no picture: 1200 by 630 pixels, as social networks show them whole.
 *
 * @param articleKey by which the archive finds whose it is
 * @param text the headline; on the paper's own card what the paper says of itself
 * @param section as readers know it
 * @param genre what a piece is called that is not plain news
 */
public record SocialCard(
        String articleKey, String masthead, String text, Optional<String> section, Optional<String> genre, Locale language) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;
    public static final String TYPE = "image/png";

    /** Raised whenever the same words would be drawn in another way. */
    private static final String DRAWING_VERSION = "1";

    public static SocialCard of(Article article, Localizer localizer) {
        return of(SocialCardIds.articlePrefix(article.identity().value()), article.text().headline(), article.labels().section(),
                article.labels().genre(), localizer);
    }

    static SocialCard of(String mark, ArticleSummary story, Localizer localizer) {
        return of(mark, story.headline(), story.section(), story.genre(), localizer);
    }

    /** Of pages that are no stories. */
    public static SocialCard ofPublication(Localizer localizer) {
        return new SocialCard(SocialCardIds.PUBLICATION_PREFIX, localizer.publication().name(),
                localizer.publication().description(), Optional.empty(),
                Optional.empty(), localizer.publication().language());
    }

    private static SocialCard of(String mark, String headline, Optional<Label> section, Genre genre, Localizer localizer) {
        return new SocialCard(mark, localizer.publication().name(), headline, section.map(Label::name),
                localizer.genreName(genre),
                localizer.language());
    }

    boolean isPublicationCard() {
        return articleKey.equals(SocialCardIds.PUBLICATION_PREFIX);
    }

    /** Its one address: other words, or another way to draw them, have another. */
    public String address() {
        return "/cards/" + hash() + ".png";
    }

    /** The mark, and a hash of everything that is drawn and of how. */
    String hash() {
        String drawn = String.join("\0", List.of(DRAWING_VERSION, masthead, text, section.orElse(""), genre.orElse(""),
                language.toLanguageTag()));
        return articleKey + Sha256.of(drawn).substring(0, SocialCardIds.HASH_LENGTH - SocialCardIds.PREFIX_LENGTH);
    }
}
