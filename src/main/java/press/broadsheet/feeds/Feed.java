package press.broadsheet.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import press.broadsheet.archive.reading.DeletedFeedEntry;
import press.broadsheet.publication.Publication;

/**
 * One document of a feed: the newest entries, or an archive of older ones (RFC 5005, section 4).
 *
 * @param updatedAt the last significant change in it
 * @param older absolute URL of the next older document
 */
record Feed(
        FeedRequest request,
        Publication publication,
        List<Entry> entries,
        List<Deleted> deleted,
        Instant updatedAt,
        Optional<String> older) {

    /** A tombstone (RFC 6721, section 3): the id of a removed entry. */
    record Deleted(String id, String when, Optional<String> reason) {

        static Deleted of(DeletedFeedEntry deletedFeedEntry, ZoneId zone) {
            return new Deleted(deletedFeedEntry.feedId(), FeedDates.rfc3339(deletedFeedEntry.removedAt(), zone),
                    deletedFeedEntry.reason());
        }
    }

    public String title() {
        return request.of().map(subject -> subject.name() + " — " + publication.name()).orElseGet(publication::name);
    }

    public String language() {
        return publication.language().toLanguageTag();
    }

    /** Constant as long as the base URL is, and the same in all documents of the feed (RFC 5005, section 4). */
    public String id() {
        return publication.absoluteUrl(request.addressIn("atom"));
    }

    public String self() {
        return publication.absoluteUrl(request.self());
    }

    /** The document with the newest entries. */
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
