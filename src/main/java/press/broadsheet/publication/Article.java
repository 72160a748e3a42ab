package press.broadsheet.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as its own page shows it.
 *
 * @param kind news, or a standing page
 * @param noindex whether search engines are asked not to keep it
 */
public record Article(
        ArticleKind kind, Slug slug, Identity identity, Dates dates, Text text, Labels labels, Credits credits, boolean noindex) {

    public String address() {
        return kind.address(slug);
    }

    /** The lead picture, if readers get it. */
    public Optional<ImageReference> visibleImage() {
        return text.picture().filter(it -> it.file().isPresent() || it.isExternal());
    }

    /**
     * What the ledger keeps of an article for ever.
     *
     * @param value its lasting name, kept through renames
     * @param feedId the {@code tag:} URI that feeds know it by, as it stands in them; it never changes
     * @param firstPublished when it was first live here; orders undated stories, and is shown nowhere
     */
    public record Identity(String value, String feedId, Instant firstPublished) {}

    /**
     * What the editor says of its time.
     *
     * @param published an article without one shows none
     * @param updated never later than now, never before it was published
     * @param expires when it ends
     * @param evergreen whether its age means nothing
     */
    public record Dates(Optional<EditorialDate> published, Optional<EditorialDate> updated, Optional<EditorialDate> expires,
            boolean evergreen) {}

    /**
     * What it says, and in which language.
     *
     * @param translationKey what it shares with its translations
     * @param markdown the body as the editor wrote it
     */
    public record Text(
            String language, Optional<String> translationKey, String headline, Optional<String> standfirst,
            Optional<String> dateline, Optional<ImageReference> picture, String markdown, ArticleBody body) {}

    /** Under what it is listed, and what sort of text it is. */
    public record Labels(Optional<Label> section, List<Label> authors, List<Label> tags, Genre genre) {}

    /** Where it comes from, and what was wrong in it. */
    public record Credits(Optional<Source> source, List<Correction> corrections) {}
}
