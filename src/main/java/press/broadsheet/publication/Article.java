package press.broadsheet.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as its own page shows it.
 *
 * @param kind news, or a standing page
 * @param identity lasting name of the article, kept through renames
 * @param feedId the {@code tag:} URI that feeds know it by, as it stands in them; it never changes
 * @param published the date the editor gave; an article without one shows none
 * @param updated when the editor says it was; never later than now, never before it was published
 * @param firstPublished when it was first live here; orders undated stories, and is shown nowhere
 * @param expires when it ends
 * @param noindex whether search engines are asked not to keep it
 * @param markdown the body as the editor wrote it
 */
public record Article(
        ArticleKind kind,
        String identity,
        String feedId,
        Slug slug,
        String headline,
        Optional<String> standfirst,
        String language,
        Optional<String> translationKey,
        Optional<Moment> published,
        Optional<Moment> updated,
        Instant firstPublished,
        Optional<Moment> expires,
        Optional<Label> section,
        List<Label> authors,
        List<Label> tags,
        Genre genre,
        Optional<String> dateline,
        Optional<Source> source,
        Optional<Picture> picture,
        List<Correction> corrections,
        boolean evergreen,
        boolean noindex,
        String markdown,
        Body body) {

    public String address() {
        return kind.address(slug);
    }

    /** The lead picture, if readers get it. */
    public Optional<Picture> hero() {
        return picture.filter(it -> it.file().isPresent() || it.isElsewhere());
    }
}
