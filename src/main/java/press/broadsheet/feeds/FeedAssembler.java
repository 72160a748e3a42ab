package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.DeletedFeedEntry;
import press.broadsheet.archive.reading.FeedArticles;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;

/** Assembles feeds from slices of listings. */
@Component
class FeedAssembler {

    /** The number of tombstones in a feed. Feed readers poll often enough not to miss any. */
    private static final int MAX_REMOVALS = 100;

    private static final int MAX_CORRECTIONS = 100;

    private final FeedArticles feedArticles;
    private final Corrections corrections;
    private final Publication publication;
    private final MessageSource messages;

    FeedAssembler(FeedArticles feedArticles, Corrections corrections, Publication publication, MessageSource messages) {
        this.feedArticles = feedArticles;
        this.corrections = corrections;
        this.publication = publication;
        this.messages = messages;
    }

    /** The newest corrections; the corrections page lists older ones too. */
    Feed corrections(String format) {
        FeedRequest feedRequest = FeedRequest.ofCorrections(messagesIn(publication.language()).apply("corrections"), format);
        List<Entry> entries = corrections.newest(MAX_CORRECTIONS).items().stream()
                .<Entry>map(it -> CorrectionEntry.of(it, publication, messagesIn(Locale.forLanguageTag(it.article().language()))))
                .toList();
        return new Feed(feedRequest, publication, entries, List.of(), lastUpdate(entries, List.of()), Optional.empty());
    }

    Feed feed(FeedRequest feedRequest, Slice<ArticleSummary> slice) {
        List<Entry> entries = feedArticles.load(slice.items()).stream().map(this::entry).toList();
        List<DeletedFeedEntry> removed = feedRequest.position().isPresent() ? List.of() : removed(feedRequest.label());
        return new Feed(
                feedRequest,
                publication,
                entries,
                removed.stream().map(it -> Feed.Deleted.of(it, publication.timeZone())).toList(),
                lastUpdate(entries, removed),
                slice.older().map(feedRequest::addressBefore).map(publication::absoluteUrl));
    }

    private Entry entry(Article article) {
        return ArticleEntry.of(article, publication, messagesIn(Locale.forLanguageTag(article.text().language())));
    }

    private UnaryOperator<String> messagesIn(Locale language) {
        return key -> messages.getMessage(key, null, language);
    }

    private List<DeletedFeedEntry> removed(Optional<Label> label) {
        return label.map(it -> feedArticles.removedByLabel(it.kind(), it.slug(), MAX_REMOVALS))
                .orElseGet(() -> feedArticles.removed(MAX_REMOVALS));
    }

    /** The latest change of any entry or tombstone; the epoch for an empty feed, since Atom requires a date. */
    private static Instant lastUpdate(List<Entry> entries, List<DeletedFeedEntry> removed) {
        return Stream.concat(entries.stream().map(Entry::updatedAt), removed.stream().map(DeletedFeedEntry::removedAt))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
