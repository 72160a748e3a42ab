package press.broadsheet.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article with everything that its own page shows.
 *
 * @param kind article or standing page
 * @param noindex whether search engines are asked not to index it
 */
public record Article(
        ArticleKind kind, Slug slug, Identity identity, Dates dates, Text text, Labels labels, Credits credits, boolean noindex) {

    public String address() {
        return kind.address(slug);
    }

    /** The lead image, if it can be shown. */
    public Optional<ImageReference> visibleImage() {
        return text.image().filter(it -> it.file().isPresent() || it.isExternal());
    }

    /**
     * The identity of an article, kept in the ledger for ever.
     *
     * @param value its id, unchanged by renames
     * @param feedId its {@code tag:} URI in feeds; never changes
     * @param firstPublished when it was first live here; orders undated articles, and is not shown
     */
    public record Identity(String value, String feedId, Instant firstPublished) {}

    /**
     * The dates given by the editor.
     *
     * @param published empty if the article shows no date
     * @param updated never later than now, never before {@code published}
     * @param expires from then on it is not shown
     * @param evergreen whether it has no age notice
     */
    public record Dates(Optional<EditorialDate> published, Optional<EditorialDate> updated, Optional<EditorialDate> expires,
            boolean evergreen) {}

    /**
     * The content and its language.
     *
     * @param translationKey the key shared with its translations
     * @param markdown the public Markdown of the body
     */
    public record Text(
            String language, Optional<String> translationKey, String headline, Optional<String> standfirst,
            Optional<String> dateline, Optional<ImageReference> image, String markdown, ArticleBody body) {}

    /** Section, authors, tags and genre. */
    public record Labels(Optional<Label> section, List<Label> authors, List<Label> tags, Genre genre) {}

    /** The source and the corrections. */
    public record Credits(Optional<Source> source, List<Correction> corrections) {}
}
