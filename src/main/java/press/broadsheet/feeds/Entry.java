package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/** One feed entry, independent of the feed format. */
sealed interface Entry permits ArticleEntry, CorrectionEntry {

    /** An author; {@code uri} is the address of the author's page. */
    record Author(String name, Optional<String> uri) {}

    /**
     * @param scheme the address of the index of this kind of label; empty for a genre
     */
    record Category(String term, String label, Optional<String> scheme) {

        static Category of(Label label, Publication publication) {
            return new Category(label.slug().value(), label.name(),
                    Optional.of(publication.absoluteUrl("/" + label.kind().pathSegment())));
        }

        static Category genre(String name) {
            return new Category(name, name, Optional.empty());
        }
    }

    Publication publication();

    /** Never changes. */
    String id();

    String url();

    String title();

    String language();

    /** The publication date, if the editor set one. */
    Optional<Instant> publishedAt();

    /** RFC 4287, section 4.2.15: changes only with a significant change, which is one that the editor dates. */
    Instant updatedAt();

    /** For formats where the date is optional: the editor's date of change, if it is after publication. */
    Optional<Instant> modifiedAt();

    /** Never empty. */
    List<Author> authors();

    List<Category> categories();

    Optional<EntryImage> image();

    Optional<String> summary();

    /** The whole article as HTML with absolute links. */
    String content();

    Optional<String> sourceName();

    /** The address of the original article. */
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

    /** The summary as HTML. */
    default Optional<String> summaryHtml() {
        return summary().map(FeedText::escapeHtml);
    }
}
