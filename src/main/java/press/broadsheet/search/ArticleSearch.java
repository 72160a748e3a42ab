package press.broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Clipping;
import press.broadsheet.archive.Clippings;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Labels;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Finds live stories by their words. The index tells which; that they are live, and all that is shown of them, the archive
 * says, in the snapshot of whoever asks.
 */
@Component
public class ArticleSearch {

    /** So many stories can be turned to, however many there are. */
    private static final int REACH = 1000;

    private static final int PASSAGE = 240;

    /** Words of an address or a headline beyond these say no more. */
    private static final int MOST_WORDS = 12;

    /** The part of such words that must be there. */
    private static final double MOST_OF_THEM = 0.6;
    private static final double SOME_OF_THEM = 0.34;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ArticleIndex index;
    private final IndexKeeper keeper;
    private final Clippings clippings;
    private final Editions editions;
    private final Labels labels;
    private final Publication publication;

    ArticleSearch(
            ArticleIndex index, IndexKeeper keeper, Clippings clippings, Editions editions, Labels labels,
            Publication publication) {
        this.index = index;
        this.keeper = keeper;
        this.clippings = clippings;
        this.editions = editions;
        this.labels = labels;
        this.publication = publication;
    }

    /** @param wanted what the question looks for in texts */
    private record Found(Searching.Result result, List<Sought> wanted, Optional<Searching.Mending> mending) {}

    /** Why what was published last cannot be found yet, a clause; empty where it can, or soon will. */
    public Optional<String> trouble() {
        return index.trouble();
    }

    /** One page of the stories that answer a question, the best first; of pages beyond the last, the last. */
    public Answer find(Question question, int page) {
        int size = publication.pageSize();
        int last = Math.max(1, REACH / size);
        Optional<Found> found = ask(searching -> found(searching, question, Math.clamp(page, 1, last), size));
        return found.map(it -> answer(question, it, Math.min(last, (int) Math.ceilDiv(it.result().hits().count(), size))))
                .orElseGet(() -> Answer.none(question));
    }

    /** The live stories that those words of an address may mean, however they are spelled. */
    public List<Headline> meant(String words, int limit) {
        return like(words, MOST_OF_THEM, limit);
    }

    /** The live stories that have most to do with what is told in those words. */
    public List<Headline> about(String words, int limit) {
        return like(words, SOME_OF_THEM, limit);
    }

    private List<Headline> like(String words, double part, int limit) {
        return inOrder(ask(searching -> searching.like(words, MOST_WORDS, part, limit)).orElse(List.of())).stream()
                .map(Clipping::headline)
                .toList();
    }

    private interface Asking<T> {

        T of(Searching searching) throws IOException;
    }

    /** Puts it to the index as of the edition of whoever asks. */
    private <T> Optional<T> ask(Asking<T> asking) {
        Optional<Edition> edition = editions.current();
        edition.ifPresent(it -> keeper.await(it.number()));
        Instant asOf = edition.map(Edition::asOf).orElse(Instant.EPOCH);
        BitSet live = clippings.live();
        return index.read(reader -> asking.of(new Searching(reader, publication, live, asOf, PATIENCE)));
    }

    private static Found found(Searching searching, Question question, int page, int size) throws IOException {
        Searching.Result result = searching.all(question, page, size);
        return new Found(result, searching.wanted(question),
                result.hits().count() == 0 ? searching.mended(question) : Optional.empty());
    }

    private Answer answer(Question question, Found found, int pages) {
        LiveHits hits = found.result().hits();
        Marker marker = new Marker(found.wanted());
        return new Answer(
                question,
                hits.count(),
                found.result().page(),
                pages,
                inOrder(found.result().ids()).stream().map(clipping -> hit(clipping, marker)).toList(),
                sections(hits),
                new TreeMap<>(hits.years()),
                found.mending().flatMap(this::written),
                found.result().whole() && index.isComplete());
    }

    /** Those of the stories that are live, as the archive says once more. */
    private List<Clipping> inOrder(List<Long> ids) {
        Map<Long, Clipping> live = clippings.of(ids).stream().collect(Collectors.toMap(Clipping::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(live.get(id)).stream()).toList();
    }

    private static Hit hit(Clipping clipping, Marker marker) {
        Headline story = clipping.headline();
        return new Hit(story, marker.whole(story.title(), story.language()),
                story.standfirst().flatMap(text -> marker.passage(text, story.language(), PASSAGE))
                        .or(() -> marker.passage(PlainText.of(clipping.html()), story.language(), PASSAGE)));
    }

    private List<Answer.InSection> sections(LiveHits hits) {
        return hits.sections().entrySet().stream()
                .flatMap(section -> labels.find(Label.Kind.SECTION, new Slug(section.getKey())).stream()
                        .map(borne -> new Answer.InSection(borne.label(), section.getValue())))
                .sorted(Comparator.comparingLong(Answer.InSection::stories).reversed()
                        .thenComparing(section -> section.section().slug()))
                .toList();
    }

    /** The better words as a live story writes them; none if that is live no more. */
    private Optional<Question> written(Searching.Mending mending) {
        return inOrder(List.of(mending.story())).stream().findFirst().map(clipping -> {
            Headline story = clipping.headline();
            String text = String.join(" ", PlainText.of(clipping.html()), story.standfirst().orElse(""), story.title());
            Map<String, String> written = Lexicon.words(text).stream().collect(Collectors.toMap(
                    Token::term, token -> text.substring(token.start(), token.end()), (first, second) -> first));
            Map<Question.Word, String> better = new HashMap<>();
            mending.better().forEach((word, term) -> better.put(word, written.getOrDefault(term, term)));
            return mending.question().replacing(better);
        });
    }
}
