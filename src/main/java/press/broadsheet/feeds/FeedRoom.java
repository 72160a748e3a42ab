package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Corrections;
import press.broadsheet.archive.Removal;
import press.broadsheet.archive.Stories;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;

/** Makes up feeds from stretches of headlines. */
@Component
class FeedRoom {

    /** So many removals are told of; who subscribes asks again long before there are as many new ones. */
    private static final int REMOVALS = 100;

    private static final int CORRECTIONS = 100;

    private final Stories stories;
    private final Corrections corrections;
    private final Publication publication;
    private final MessageSource messages;

    FeedRoom(Stories stories, Corrections corrections, Publication publication, MessageSource messages) {
        this.stories = stories;
        this.corrections = corrections;
        this.publication = publication;
        this.messages = messages;
    }

    /** The newest corrections; older ones stand on the page for people. */
    Feed corrections(String format) {
        Channel channel = Channel.ofCorrections(words(publication.language()).apply("corrections"), format);
        List<Entry> entries = corrections.newest(CORRECTIONS).items().stream()
                .<Entry>map(it -> CorrectionEntry.of(it, publication, words(Locale.forLanguageTag(it.story().language()))))
                .toList();
        return new Feed(channel, publication, entries, List.of(), updated(entries, List.of()), Optional.empty());
    }

    Feed feed(Channel channel, Page<Headline> page) {
        List<Entry> entries = stories.whole(page.items()).stream().map(this::entry).toList();
        List<Removal> removed = channel.position().isPresent() ? List.of() : removed(channel.label());
        return new Feed(
                channel,
                publication,
                entries,
                removed.stream().map(it -> Feed.Deleted.of(it, publication.timeZone())).toList(),
                updated(entries, removed),
                page.older().map(channel::before).map(publication::absolute));
    }

    private Entry entry(Article article) {
        return StoryEntry.of(article, publication, words(Locale.forLanguageTag(article.text().language())));
    }

    private UnaryOperator<String> words(Locale language) {
        return key -> messages.getMessage(key, null, language);
    }

    private List<Removal> removed(Optional<Label> label) {
        return label.map(it -> stories.removedUnder(it.kind(), it.slug(), REMOVALS))
                .orElseGet(() -> stories.removed(REMOVALS));
    }

    /** When anything in it changed last; a feed of nothing, which must have a date too, is as old as time. */
    private static Instant updated(List<Entry> entries, List<Removal> removed) {
        return Stream.concat(entries.stream().map(Entry::changed), removed.stream().map(Removal::when))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
