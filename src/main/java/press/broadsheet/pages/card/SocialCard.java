package press.broadsheet.pages.card;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Sha256;

/**
 * The preview image of a page without an image of its own: 1200 by 630 pixels, which social networks show uncropped.
 *
 * @param articleKey the key by which the archive finds the article
 * @param text the headline; on the publication's card its description
 * @param section the section's name
 * @param genre the genre's name, unless it is plain news
 */
public record SocialCard(
        String articleKey, String masthead, String text, Optional<String> section, Optional<String> genre, Locale language) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;
    public static final String TYPE = "image/png";

    /** Increase it whenever the same texts are drawn differently. */
    private static final String DRAWING_VERSION = "1";

    public static SocialCard of(Article article, Localizer localizer) {
        return of(SocialCardLookup.articlePrefix(article.identity().value()), article.text().headline(),
                article.labels().section(),
                article.labels().genre(), localizer);
    }

    static SocialCard of(String articleKey, ArticleSummary article, Localizer localizer) {
        return of(articleKey, article.headline(), article.section(), article.genre(), localizer);
    }

    /** The card of pages that are not articles. */
    public static SocialCard ofPublication(Localizer localizer) {
        return new SocialCard(SocialCardLookup.PUBLICATION_PREFIX, localizer.publication().name(),
                localizer.publication().description(), Optional.empty(),
                Optional.empty(), localizer.publication().language());
    }

    private static SocialCard of(String articleKey, String headline, Optional<Label> section, Genre genre, Localizer localizer) {
        return new SocialCard(articleKey, localizer.publication().name(), headline, section.map(Label::name),
                localizer.genreName(genre),
                localizer.language());
    }

    boolean isPublicationCard() {
        return articleKey.equals(SocialCardLookup.PUBLICATION_PREFIX);
    }

    /** The address contains a hash of the texts and the drawing version, so it changes with them. */
    public String address() {
        return "/cards/" + hash() + ".png";
    }

    /** The article key, and a hash of everything that determines the image. */
    String hash() {
        String drawn = String.join("\0", List.of(DRAWING_VERSION, masthead, text, section.orElse(""), genre.orElse(""),
                language.toLanguageTag()));
        return articleKey + Sha256.of(drawn).substring(0, SocialCardLookup.HASH_LENGTH - SocialCardLookup.PREFIX_LENGTH);
    }
}
