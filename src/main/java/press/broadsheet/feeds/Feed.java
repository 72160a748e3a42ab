package press.broadsheet.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import press.broadsheet.archive.reading.RemovedArticle;
import press.broadsheet.publication.Publication;

/**
 * One document of a feed: the newest entries, or an archive of older ones (RFC 5005, section 4).
 *
 * @param updatedAt the last significant change of anything in it
 * @param older absolute address of the next older document
 */
record Feed(
        FeedRequest request,
        Publication publication,
        List<Entry> entries,
        List<Deleted> deleted,
        Instant updatedAt,
        Optional<String> older) {

    /** RFC 6721, section 3: an entry that is no more, known by its id alone. */
    record Deleted(String id, String when, Optional<String> reason) {

        static Deleted of(RemovedArticle removedArticle, ZoneId zone) {
            return new Deleted(removedArticle.feedId(), FeedDates.rfc3339(removedArticle.removedAt(), zone),
                    removedArticle.reason());
        }
    }

    public String title() {
        return request.of().map(of -> of.name() + " — " + publication.name()).orElseGet(publication::name);
    }

    public String language() {
        return publication.language().toLanguageTag();
    }

    /** Never changes while the paper keeps its address, and is the same in all its documents (RFC 5005, section 4). */
    public String id() {
        return publication.absoluteUrl(request.addressIn("atom"));
    }

    public String self() {
        return publication.absoluteUrl(request.self());
    }

    /** The document that has the newest entries. */
    public String current() {
        return publication.absoluteUrl(request.address());
    }

    public boolean isArchive() {
        return request.position().isPresent();
    }

    public String home() {
        return publication.absoluteUrl(request.home());
    }

    public String siteUrl() {
        return publication.absoluteUrl("/");
    }

    public String updated() {
        return FeedDates.rfc3339(updatedAt, publication.timeZone());
    }

    public String updatedRfc822() {
        return FeedDates.rfc822(updatedAt);
    }
}
