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
import press.broadsheet.search.SearchQuery.Before;
import press.broadsheet.search.SearchQuery.LabelFilter;

/**
 * Builds Lucene queries with a bounded number of clauses.
 *
 * @param languages languages of the indexed texts
 * @param asOf the instant from which an article's age is measured
 */
record LuceneQueryBuilder(IndexReader index, Publication publication, Set<String> languages, Instant asOf) {

    /** Weights of stem and prefix matches, relative to exact matches. */
    private static final float STEM_BOOST = 0.75f;
    private static final float PREFIX_BOOST = 0.3f;

    /** The weight of the other fields that match, relative to the best one. */
    private static final float TIE_BREAKER = 0.2f;

    /** Boosts for word proximity and recency. Small, so that they only break ties between similar scores. */
    private static final float PHRASE_BOOST = 0.5f;
    private static final float RECENCY_BOOST = 0.6f;
    private static final Duration RECENCY_PIVOT = Duration.ofDays(180);
    private static final int PHRASE_SLOP = 3;

    /** A query for articles that match all terms. */
    Query build(SearchQuery searchQuery) throws IOException {
        QueryTerms queryTerms = QueryTerms.of(searchQuery, languages);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean onlyStopWords = queryTerms.required().stream().allMatch(LuceneQueryBuilder::isStopWord);
        for (QueryTerm queryTerm : queryTerms.required()) {
            query.add(query(queryTerm), isStopWord(queryTerm) && !onlyStopWords ? Occur.SHOULD : Occur.MUST);
        }
        queryTerms.excluded().forEach(queryTerm -> query.add(query(queryTerm, ArticleDocument.TEXT), Occur.MUST_NOT));
        for (SearchQuery.Term term : searchQuery.terms()) {
            addFilter(query, term);
        }
        if (queryTerms.required().isEmpty()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        phraseQueries(queryTerms.required()).forEach(near -> query.add(near, Occur.SHOULD));
        return query.add(recencyQuery(), Occur.SHOULD).build();
    }

    /** A query for articles that match this share of the words, and at least two if there are two. Rare words weigh more. */
    Query buildSimilar(List<QueryTerm.WordTerm> words, double minMatch) throws IOException {
        BooleanQuery.Builder similar = new BooleanQuery.Builder();
        for (QueryTerm.WordTerm word : words) {
            similar.add(new DisjunctionMaxQuery(
                    List.of(query(word), new BoostQuery(new TermQuery(new Term(ArticleDocument.SLUG_WORDS, word.term())), 3)),
                    TIE_BREAKER),
                    Occur.SHOULD);
        }
        similar.setMinimumNumberShouldMatch(Math.max(Math.min(2, words.size()), (int) Math.ceil(words.size() * minMatch)));
        return new BooleanQuery.Builder().add(similar.build(), Occur.MUST).add(recencyQuery(), Occur.SHOULD).build();
    }

    private static boolean isStopWord(QueryTerm queryTerm) {
        return queryTerm instanceof QueryTerm.WordTerm wordTerm && wordTerm.stopWord();
    }

    private Query query(QueryTerm queryTerm) throws IOException {
        List<Query> parts = new ArrayList<>();
        for (var part : ArticleDocument.BOOSTS.entrySet()) {
            parts.add(new BoostQuery(query(queryTerm, part.getKey()), part.getValue()));
        }
        if (queryTerm instanceof QueryTerm.WordTerm wordTerm) {
            ArticleDocument.BOOSTS.forEach((field, weight) -> stemQueries(wordTerm, field, weight).forEach(parts::add));
            if (wordTerm.prefix()) {
                List<String> completions = TermDictionary.withPrefix(index, wordTerm.term());
                ArticleDocument.BOOSTS.forEach((field, weight) -> parts.add(
                        new BoostQuery(synonymQuery(field, completions), weight * PREFIX_BOOST)));
            }
        }
        return new DisjunctionMaxQuery(parts, TIE_BREAKER);
    }

    private static Query query(QueryTerm queryTerm, String field) {
        return switch (queryTerm) {
            case QueryTerm.WordTerm wordTerm -> new TermQuery(new Term(field, wordTerm.term()));
            case QueryTerm.PhraseTerm(var tokens) when tokens.size() == 1 ->
                new TermQuery(new Term(field, tokens.getFirst().term()));
            case QueryTerm.PhraseTerm(var tokens) -> {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                int first = tokens.getFirst().position();
                tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position() - first));
                yield phrase.build();
            }
        };
    }

    private static Stream<Query> stemQueries(QueryTerm.WordTerm wordTerm, String field, float weight) {
        return wordTerm.stems().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new BoostQuery(synonymQuery(ArticleDocument.stemField(field), wordTerm.stems()), weight * STEM_BOOST));
    }

    private static Query synonymQuery(String field, Iterable<String> terms) {
        SynonymQuery.Builder query = new SynonymQuery.Builder(field);
        terms.forEach(term -> query.addTerm(new Term(field, term)));
        return query.build();
    }

    /** Matches the words close together and in order. */
    private static Stream<Query> phraseQueries(List<QueryTerm> queryTerms) {
        List<String> terms = queryTerms.stream()
                .flatMap(queryTerm -> queryTerm instanceof QueryTerm.WordTerm wordTerm
                        ? Stream.of(wordTerm.term())
                        : Stream.empty())
                .toList();
        return terms.size() < 2
                ? Stream.empty()
                : ArticleDocument.BOOSTS.entrySet().stream().map(part -> new BoostQuery(
                        new PhraseQuery(PHRASE_SLOP, part.getKey(), terms.toArray(String[]::new)),
                        part.getValue() * PHRASE_BOOST));
    }

    private Query recencyQuery() {
        return LongField.newDistanceFeatureQuery(ArticleDocument.PUBLISH_AT, RECENCY_BOOST, asOf.toEpochMilli(),
                RECENCY_PIVOT.toMillis());
    }

    private void addFilter(BooleanQuery.Builder query, SearchQuery.Term term) throws IOException {
        switch (term) {
            case LabelFilter labelFilter -> query.add(labelQuery(labelFilter), occur(labelFilter));
            case After after -> query.add(
                    LongField.newRangeQuery(ArticleDocument.DATE, startOfDay(after.days().first()), Long.MAX_VALUE),
                    occur(after));
            case Before before -> query.add(
                    LongField.newRangeQuery(ArticleDocument.DATE, Long.MIN_VALUE, startOfDay(before.days().first()) - 1),
                    occur(before));
            case SearchQuery.Word _,SearchQuery.Phrase _ -> {}
        }
    }

    private static Occur occur(SearchQuery.Term term) {
        return term.excluded() ? Occur.MUST_NOT : Occur.FILTER;
    }

    /** Matches the label with this name, or else labels whose names contain the words. */
    private Query labelQuery(LabelFilter labelFilter) throws IOException {
        Label.Kind kind = labelFilter.kind();
        Term slug = new Term(ArticleDocument.slugField(kind), Slug.ofLabel(labelFilter.name()).value());
        List<Token> words = TextAnalysis.queryTokens(labelFilter.name());
        return index.docFreq(slug) > 0 || words.isEmpty()
                ? new TermQuery(slug)
                : query(new QueryTerm.PhraseTerm(words), ArticleDocument.labelNameField(kind));
    }

    private long startOfDay(LocalDate day) {
        ZoneId zone = publication.timeZone();
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
