package press.broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.search.Question.After;
import press.broadsheet.search.Question.Bearing;
import press.broadsheet.search.Question.Before;

/**
 * Puts a question to an index, in clauses whose number is bounded.
 *
 * @param languages those that the index holds texts in
 * @param asOf the moment from which a story's age counts
 */
record Inquiry(IndexReader index, Publication publication, Set<String> languages, Instant asOf) {

    /** A word as it is written weighs more than its stem, and its beginning less. */
    private static final float STEM = 0.75f;
    private static final float BEGINNING = 0.3f;

    /** Where a word stands in several parts of a story, the others count this much beside the weightiest. */
    private static final float BESIDE = 0.2f;

    /** What closeness of the words adds, and freshness: enough to part stories that match alike, and no more. */
    private static final float CLOSENESS = 0.5f;
    private static final float FRESHNESS = 0.6f;
    private static final Duration FRESH = Duration.ofDays(180);
    private static final int NEAR = 3;

    /** Stories that meet every demand, the best first. */
    Query all(Question question) throws IOException {
        Wanted wanted = Wanted.of(question, languages);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean allLittle = wanted.here().stream().allMatch(Inquiry::isLittle);
        for (Sought sought : wanted.here()) {
            query.add(query(sought), isLittle(sought) && !allLittle ? Occur.SHOULD : Occur.MUST);
        }
        wanted.notHere().forEach(sought -> query.add(query(sought, IndexCard.TEXT), Occur.MUST_NOT));
        for (Question.Term term : question.terms()) {
            narrow(query, term);
        }
        if (wanted.here().isEmpty()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        near(wanted.here()).forEach(near -> query.add(near, Occur.SHOULD));
        return query.add(freshness(), Occur.SHOULD).build();
    }

    /** Stories in which that part of the words stands, and two of them if there are two; those with the most and rarest ones first. */
    Query likely(List<Sought.Any> words, double part) throws IOException {
        BooleanQuery.Builder likely = new BooleanQuery.Builder();
        for (Sought.Any word : words) {
            likely.add(new DisjunctionMaxQuery(
                    List.of(query(word), new BoostQuery(new TermQuery(new Term(IndexCard.ADDRESS, word.term())), 3)), BESIDE),
                    Occur.SHOULD);
        }
        likely.setMinimumNumberShouldMatch(Math.max(Math.min(2, words.size()), (int) Math.ceil(words.size() * part)));
        return new BooleanQuery.Builder().add(likely.build(), Occur.MUST).add(freshness(), Occur.SHOULD).build();
    }

    private static boolean isLittle(Sought sought) {
        return sought instanceof Sought.Any any && any.little();
    }

    private Query query(Sought sought) throws IOException {
        List<Query> parts = new ArrayList<>();
        for (var part : IndexCard.WEIGHTS.entrySet()) {
            parts.add(new BoostQuery(query(sought, part.getKey()), part.getValue()));
        }
        if (sought instanceof Sought.Any any) {
            IndexCard.WEIGHTS.forEach((field, weight) -> stems(any, field, weight).forEach(parts::add));
            if (any.open()) {
                List<String> beginnings = Vocabulary.beginning(index, any.term());
                IndexCard.WEIGHTS.forEach((field, weight) -> parts.add(
                        new BoostQuery(oneOf(field, beginnings), weight * BEGINNING)));
            }
        }
        return new DisjunctionMaxQuery(parts, BESIDE);
    }

    private static Query query(Sought sought, String field) {
        return switch (sought) {
            case Sought.Any any -> new TermQuery(new Term(field, any.term()));
            case Sought.Exactly(var tokens) when tokens.size() == 1 -> new TermQuery(new Term(field, tokens.getFirst().term()));
            case Sought.Exactly(var tokens) -> {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                int first = tokens.getFirst().position();
                tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position() - first));
                yield phrase.build();
            }
        };
    }

    private static Stream<Query> stems(Sought.Any any, String field, float weight) {
        return any.stems().isEmpty()
                ? Stream.empty()
                : Stream.of(new BoostQuery(oneOf(IndexCard.stems(field), any.stems()), weight * STEM));
    }

    private static Query oneOf(String field, Iterable<String> terms) {
        SynonymQuery.Builder query = new SynonymQuery.Builder(field);
        terms.forEach(term -> query.addTerm(new Term(field, term)));
        return query.build();
    }

    /** The words close to each other, in their order. */
    private static Stream<Query> near(List<Sought> here) {
        List<String> terms = here.stream()
                .flatMap(sought -> sought instanceof Sought.Any any ? Stream.of(any.term()) : Stream.empty())
                .toList();
        return terms.size() < 2
                ? Stream.empty()
                : IndexCard.WEIGHTS.entrySet().stream().map(part -> new BoostQuery(
                        new PhraseQuery(NEAR, part.getKey(), terms.toArray(String[]::new)), part.getValue() * CLOSENESS));
    }

    private Query freshness() {
        return LongField.newDistanceFeatureQuery(IndexCard.MOMENT, FRESHNESS, asOf.toEpochMilli(), FRESH.toMillis());
    }

    private void narrow(BooleanQuery.Builder query, Question.Term term) throws IOException {
        switch (term) {
            case Bearing bearing -> query.add(bearing(bearing), occur(bearing));
            case After after -> query.add(
                    LongField.newRangeQuery(IndexCard.DATE, midnight(after.days().first()), Long.MAX_VALUE), occur(after));
            case Before before -> query.add(
                    LongField.newRangeQuery(IndexCard.DATE, Long.MIN_VALUE, midnight(before.days().first()) - 1), occur(before));
            case Question.Word _,Question.Phrase _ -> {}
        }
    }

    private static Occur occur(Question.Term term) {
        return term.excluded() ? Occur.MUST_NOT : Occur.FILTER;
    }

    /** The label of that name, or where there is none those in whose names the words stand. */
    private Query bearing(Bearing bearing) throws IOException {
        Label.Kind kind = bearing.kind();
        Term slug = new Term(IndexCard.slugs(kind), Slug.ofLabel(bearing.name()).value());
        List<Token> words = Lexicon.sought(bearing.name());
        return index.docFreq(slug) > 0 || words.isEmpty()
                ? new TermQuery(slug)
                : query(new Sought.Exactly(words), IndexCard.words(kind));
    }

    private long midnight(LocalDate day) {
        ZoneId zone = publication.timeZone();
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
