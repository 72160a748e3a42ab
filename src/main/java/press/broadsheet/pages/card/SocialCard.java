package press.broadsheet.pages.card;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.reading.SocialCardIds;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Genre;
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
public record SocialCard(
        String mark, String masthead, String text, Optional<String> section, Optional<String> genre, Locale language) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;
    public static final String TYPE = "image/png";

    /** Raised whenever the same words would be drawn in another way. */
    private static final String RECIPE = "1";

    public static SocialCard of(Article article, PageFormat pageFormat) {
        return of(SocialCardIds.mark(article.identity().value()), article.text().headline(), article.labels().section(),
                article.labels().genre(), pageFormat);
    }

    static SocialCard of(String mark, ArticleSummary story, PageFormat pageFormat) {
        return of(mark, story.title(), story.section(), story.genre(), pageFormat);
    }

    /** Of pages that are no stories. */
    public static SocialCard ofPaper(PageFormat pageFormat) {
        return new SocialCard(SocialCardIds.PAPER, pageFormat.publication().name(), pageFormat.publication().description(), Optional.empty(),
                Optional.empty(), pageFormat.publication().language());
    }

    private static SocialCard of(String mark, String headline, Optional<Label> section, Genre genre, PageFormat pageFormat) {
        return new SocialCard(mark, pageFormat.publication().name(), headline, section.map(Label::name), pageFormat.genre(genre),
                pageFormat.language());
    }

    boolean isPapers() {
        return mark.equals(SocialCardIds.PAPER);
    }

    /** Its one address: other words, or another way to draw them, have another. */
    public String address() {
        return "/cards/" + hash() + ".png";
    }

    /** The mark, and a hash of everything that is drawn and of how. */
    String hash() {
        String drawn = String.join("\0", List.of(RECIPE, masthead, text, section.orElse(""), genre.orElse(""),
                language.toLanguageTag()));
        return mark + Sha256.of(drawn).substring(0, SocialCardIds.HASH_LENGTH - SocialCardIds.MARK_LENGTH);
    }
}
