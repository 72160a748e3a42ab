package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/** One entry of a feed, as all formats tell it. */
sealed interface Entry permits ArticleEntry, CorrectionEntry {

    /** Whoever answers for it; {@code uri} is where more of theirs stands. */
    record Author(String name, Optional<String> uri) {}

    /** @param scheme the page that lists all labels of the kind; a genre has none */
    record Category(String term, String label, Optional<String> scheme) {

        static Category of(Label label, Publication paper) {
            return new Category(label.slug().value(), label.name(),
                    Optional.of(paper.absoluteUrl("/" + label.kind().pathSegment())));
        }

        static Category genre(String name) {
            return new Category(name, name, Optional.empty());
        }
    }

    Publication publication();

    /** It never changes. */
    String id();

    String url();

    String title();

    String language();

    /** When it appeared, as far as an editor said so. */
    Optional<Instant> publishedAt();

    /** RFC 4287, section 4.2.15: moves on a significant change alone, which is one that the editor dates. */
    Instant updatedAt();

    /** The same where a date is not mandatory: when the editor says it changed, if that is later than it appeared. */
    Optional<Instant> modifiedAt();

    /** Never empty. */
    List<Author> authors();

    List<Category> categories();

    Optional<EntryImage> image();

    Optional<String> summary();

    /** Its whole text as HTML whose links are absolute. */
    String content();

    Optional<String> sourceName();

    /** Where the original stands. */
    Optional<String> sourceUrl();

    default Optional<String> published() {
        return publishedAt().map(it -> FeedDates.rfc3339(it, publication().timeZone()));
    }

    default Optional<String> publishedRfc822() {
        return publishedAt().map(FeedDates::rfc822);
    }

    default String updated() {
        return FeedDates.rfc3339(updatedAt(), publication().timeZone());
    }

    default Optional<String> modified() {
        return modifiedAt().map(it -> FeedDates.rfc3339(it, publication().timeZone()));
    }

    /** The summary for where HTML is expected. */
    default Optional<String> summaryHtml() {
        return summary().map(FeedText::escapeHtml);
    }
}
