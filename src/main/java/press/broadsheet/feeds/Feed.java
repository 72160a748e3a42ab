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
        FeedRequest channel,
        Publication paper,
        List<Entry> entries,
        List<Deleted> deleted,
        Instant updatedAt,
        Optional<String> older) {

    /** RFC 6721, section 3: an entry that is no more, known by its id alone. */
    record Deleted(String id, String when, Optional<String> reason) {

        static Deleted of(RemovedArticle removedArticle, ZoneId zone) {
            return new Deleted(removedArticle.feedId(), FeedDates.rfc3339(removedArticle.when(), zone), removedArticle.reason());
        }
    }

    public String title() {
        return channel.of().map(of -> of.name() + " — " + paper.name()).orElseGet(paper::name);
    }

    public String language() {
        return paper.language().toLanguageTag();
    }

    /** Never changes while the paper keeps its address, and is the same in all its documents (RFC 5005, section 4). */
    public String id() {
        return paper.absolute(channel.in("atom"));
    }

    public String self() {
        return paper.absolute(channel.self());
    }

    /** The document that has the newest entries. */
    public String current() {
        return paper.absolute(channel.address());
    }

    public boolean isArchive() {
        return channel.position().isPresent();
    }

    public String home() {
        return paper.absolute(channel.home());
    }

    public String front() {
        return paper.absolute("/");
    }

    public String updated() {
        return FeedDates.rfc3339(updatedAt, paper.timeZone());
    }

    public String updatedRfc822() {
        return FeedDates.rfc822(updatedAt);
    }
}
