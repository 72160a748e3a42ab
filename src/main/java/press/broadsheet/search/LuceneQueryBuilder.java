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
import press.broadsheet.search.SearchQuery.After;
import press.broadsheet.search.SearchQuery.Bearing;
import press.broadsheet.search.SearchQuery.Before;

/**
 * Puts a question to an index, in clauses whose number is bounded.
 *
 * @param languages those that the index holds texts in
 * @param asOf the moment from which a story's age counts
 */
record LuceneQueryBuilder(IndexReader index, Publication publication, Set<String> languages, Instant asOf) {

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
    Query all(SearchQuery searchQuery) throws IOException {
        QueryTerms queryTerms = QueryTerms.of(searchQuery, languages);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean allLittle = queryTerms.here().stream().allMatch(LuceneQueryBuilder::isLittle);
        for (QueryTerm queryTerm : queryTerms.here()) {
            query.add(query(queryTerm), isLittle(queryTerm) && !allLittle ? Occur.SHOULD : Occur.MUST);
        }
        queryTerms.notHere().forEach(queryTerm -> query.add(query(queryTerm, ArticleDocument.TEXT), Occur.MUST_NOT));
        for (SearchQuery.Term term : searchQuery.terms()) {
            narrow(query, term);
        }
        if (queryTerms.here().isEmpty()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        near(queryTerms.here()).forEach(near -> query.add(near, Occur.SHOULD));
        return query.add(freshness(), Occur.SHOULD).build();
    }

    /** Stories in which that part of the words stands, and two of them if there are two; those with the most and rarest ones first. */
    Query likely(List<QueryTerm.Any> words, double part) throws IOException {
        BooleanQuery.Builder likely = new BooleanQuery.Builder();
        for (QueryTerm.Any word : words) {
            likely.add(new DisjunctionMaxQuery(
                    List.of(query(word), new BoostQuery(new TermQuery(new Term(ArticleDocument.ADDRESS, word.term())), 3)), BESIDE),
                    Occur.SHOULD);
        }
        likely.setMinimumNumberShouldMatch(Math.max(Math.min(2, words.size()), (int) Math.ceil(words.size() * part)));
        return new BooleanQuery.Builder().add(likely.build(), Occur.MUST).add(freshness(), Occur.SHOULD).build();
    }

    private static boolean isLittle(QueryTerm queryTerm) {
        return queryTerm instanceof QueryTerm.Any any && any.little();
    }

    private Query query(QueryTerm queryTerm) throws IOException {
        List<Query> parts = new ArrayList<>();
        for (var part : ArticleDocument.WEIGHTS.entrySet()) {
            parts.add(new BoostQuery(query(queryTerm, part.getKey()), part.getValue()));
        }
        if (queryTerm instanceof QueryTerm.Any any) {
            ArticleDocument.WEIGHTS.forEach((field, weight) -> stems(any, field, weight).forEach(parts::add));
            if (any.open()) {
                List<String> beginnings = TermDictionary.beginning(index, any.term());
                ArticleDocument.WEIGHTS.forEach((field, weight) -> parts.add(
                        new BoostQuery(oneOf(field, beginnings), weight * BEGINNING)));
            }
        }
        return new DisjunctionMaxQuery(parts, BESIDE);
    }

    private static Query query(QueryTerm queryTerm, String field) {
        return switch (queryTerm) {
            case QueryTerm.Any any -> new TermQuery(new Term(field, any.term()));
            case QueryTerm.Exactly(var tokens) when tokens.size() == 1 -> new TermQuery(new Term(field, tokens.getFirst().term()));
            case QueryTerm.Exactly(var tokens) -> {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                int first = tokens.getFirst().position();
                tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position() - first));
                yield phrase.build();
            }
        };
    }

    private static Stream<Query> stems(QueryTerm.Any any, String field, float weight) {
        return any.stems().isEmpty()
                ? Stream.empty()
                : Stream.of(new BoostQuery(oneOf(ArticleDocument.stems(field), any.stems()), weight * STEM));
    }

    private static Query oneOf(String field, Iterable<String> terms) {
        SynonymQuery.Builder query = new SynonymQuery.Builder(field);
        terms.forEach(term -> query.addTerm(new Term(field, term)));
        return query.build();
    }

    /** The words close to each other, in their order. */
    private static Stream<Query> near(List<QueryTerm> here) {
        List<String> terms = here.stream()
                .flatMap(queryTerm -> queryTerm instanceof QueryTerm.Any any ? Stream.of(any.term()) : Stream.empty())
                .toList();
        return terms.size() < 2
                ? Stream.empty()
                : ArticleDocument.WEIGHTS.entrySet().stream().map(part -> new BoostQuery(
                        new PhraseQuery(NEAR, part.getKey(), terms.toArray(String[]::new)), part.getValue() * CLOSENESS));
    }

    private Query freshness() {
        return LongField.newDistanceFeatureQuery(ArticleDocument.MOMENT, FRESHNESS, asOf.toEpochMilli(), FRESH.toMillis());
    }

    private void narrow(BooleanQuery.Builder query, SearchQuery.Term term) throws IOException {
        switch (term) {
            case Bearing bearing -> query.add(bearing(bearing), occur(bearing));
            case After after -> query.add(
                    LongField.newRangeQuery(ArticleDocument.DATE, midnight(after.days().first()), Long.MAX_VALUE), occur(after));
            case Before before -> query.add(
                    LongField.newRangeQuery(ArticleDocument.DATE, Long.MIN_VALUE, midnight(before.days().first()) - 1), occur(before));
            case SearchQuery.Word _,SearchQuery.Phrase _ -> {}
        }
    }

    private static Occur occur(SearchQuery.Term term) {
        return term.excluded() ? Occur.MUST_NOT : Occur.FILTER;
    }

    /** The label of that name, or where there is none those in whose names the words stand. */
    private Query bearing(Bearing bearing) throws IOException {
        Label.Kind kind = bearing.kind();
        Term slug = new Term(ArticleDocument.slugs(kind), Slug.ofLabel(bearing.name()).value());
        List<Token> words = TextAnalysis.sought(bearing.name());
        return index.docFreq(slug) > 0 || words.isEmpty()
                ? new TermQuery(slug)
                : query(new QueryTerm.Exactly(words), ArticleDocument.words(kind));
    }

    private long midnight(LocalDate day) {
        ZoneId zone = publication.timeZone();
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
