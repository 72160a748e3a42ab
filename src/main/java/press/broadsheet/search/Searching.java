package press.broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import press.broadsheet.publication.Publication;
import press.broadsheet.search.Question.Word;

/** One reader's searching in one state of the index, within a time that does not depend on what is asked. */
final class Searching {

    /** As many words may be misspelled, and as many ways to mend them are tried. */
    private static final int MOST_MISSPELLED = 3;
    private static final int MOST_TRIED = 5;

    /** Too many words are like a short one for an address to mean any of them. */
    private static final int SHORTEST_MENDED = 5;

    /**
     * What a question found.
     *
     * @param ids the stories on the page asked for, or on the last one before it
     * @param whole whether time sufficed to look at all stories
     */
    record Result(LiveHits hits, int page, List<Long> ids, boolean whole) {}

    /** Other words, each of which stands in a live story, in place of some that stand in none. */
    record Mending(Question question, Map<Word, String> better, long story) {}

    private final IndexReader index;
    private final IndexSearcher searcher;
    private final BitSet live;
    private final Set<String> languages;
    private final Inquiry inquiry;

    /** @param live the numbers of the stories that may be found */
    Searching(IndexReader index, Publication publication, BitSet live, Instant asOf, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        this.index = index;
        this.searcher = new IndexSearcher(index);
        this.searcher.setQueryCache(null);
        this.searcher.setTimeout(() -> System.nanoTime() - end > 0);
        this.live = live;
        this.languages = Vocabulary.languages(index);
        this.inquiry = new Inquiry(index, publication, languages, asOf);
    }

    /** What a question looks for in texts. */
    List<Sought> wanted(Question question) {
        return Wanted.of(question, languages).here();
    }

    Result all(Question question, int page, int size) throws IOException {
        return search(inquiry.all(question), page, size);
    }

    /** The stories that have most to do with a text, of whose words only so many are looked at; the likeliest first. */
    List<Long> like(String text, int most, double part, int limit) throws IOException {
        List<Sought.Any> words = new ArrayList<>();
        for (Sought.Any word : Wanted.any(text, false, languages)) {
            boolean telling = !word.little() && word.term().codePoints().anyMatch(Character::isLetter);
            if (telling && words.size() < most) {
                words.add(Vocabulary.holds(index, word) ? word : misspelled(word));
            }
        }
        return words.isEmpty() ? List.of() : search(inquiry.likely(words, part), 1, limit).ids();
    }

    /** Finds what may have been meant by words that stand nowhere. */
    Optional<Mending> mended(Question question) throws IOException {
        Map<Word, List<String>> misspelled = misspelled(question);
        if (misspelled.isEmpty() || misspelled.size() > MOST_MISSPELLED
                || misspelled.values().stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < MOST_TRIED; attempt++) {
            Map<Word, String> better = new LinkedHashMap<>();
            for (var word : misspelled.entrySet()) {
                better.put(word.getKey(), word.getValue().get(Math.min(attempt, word.getValue().size() - 1)));
            }
            List<Long> found = all(question.replacing(better), 1, 1).ids();
            if (!found.isEmpty()) {
                return Optional.of(new Mending(question, better, found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private Map<Word, List<String>> misspelled(Question question) throws IOException {
        Map<Word, List<String>> misspelled = new LinkedHashMap<>();
        for (Question.Term term : question.terms()) {
            if (term instanceof Word word && !word.excluded()) {
                List<Sought.Any> words = Wanted.any(word.text(), true, languages);
                if (words.size() == 1 && !Vocabulary.holds(index, words.getFirst())) {
                    misspelled.put(word, Vocabulary.like(index, words.getFirst().term(), MOST_TRIED));
                }
            }
        }
        return misspelled;
    }

    private Sought.Any misspelled(Sought.Any word) throws IOException {
        int letters = word.term().length();
        return (letters < SHORTEST_MENDED ? Stream.<String>empty() : Vocabulary.like(index, word.term(), 1).stream())
                .findFirst()
                .map(better -> new Sought.Any(better, Set.of(), false, false))
                .orElse(word);
    }

    private Result search(Query query, int page, int size) throws IOException {
        LiveHits hits = searcher.search(query, LiveHits.manager(live, page * size));
        ScoreDoc[] best = hits.best().scoreDocs;
        int turned = Math.clamp(Math.ceilDiv(best.length, size), 1, page);
        List<Long> ids = new ArrayList<>();
        for (int i = (turned - 1) * size; i < best.length; i++) {
            ids.add(id(best[i].doc));
        }
        return new Result(hits, turned, ids, !searcher.timedOut());
    }

    private long id(int document) throws IOException {
        LeafReaderContext leaf = index.leaves().get(ReaderUtil.subIndex(document, index.leaves()));
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), IndexCard.ID);
        ids.advanceExact(document - leaf.docBase);
        return ids.longValue();
    }
}
