package press.broadsheet.search;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;

/** A parsed search query. {@link #of} accepts any text. All terms must match. */
public record SearchQuery(List<Term> terms) {

    /** A condition on an article; an excluded one must not match. */
    public sealed interface Term {

        boolean excluded();

        /** As typed in the search field, without the minus sign of an excluded term. */
        String toQueryText();
    }

    record Word(String text, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return text;
        }
    }

    /** An exact phrase. */
    record Phrase(String text, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return quote(text);
        }
    }

    /** A section, tag or author of the article. */
    record LabelFilter(Label.Kind kind, String name, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return prefix() + (name.chars().anyMatch(Character::isWhitespace) ? quote(name) : name);
        }

        private String prefix() {
            return switch (kind) {
                case SECTION -> "section:";
                case TAG -> "tag:";
                case AUTHOR -> "author:";
            };
        }
    }

    /** Dated on or after the first of these days. */
    record After(String text, DateRange days, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return "after:" + text;
        }
    }

    /** Dated before the first of these days. */
    record Before(String text, DateRange days, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return "before:" + text;
        }
    }

    public static SearchQuery of(String text) {
        return new SearchQuery(new SearchQueryParser(text).terms());
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** The query in canonical spelling. Parsing it returns an equal query. */
    public String text() {
        return terms.stream().map(term -> (term.excluded() ? "-" : "") + term.toQueryText()).collect(Collectors.joining(" "));
    }

    /** Only the words and phrases, without filters. */
    public SearchQuery withoutFilters() {
        return new SearchQuery(terms.stream().filter(term -> term instanceof Word || term instanceof Phrase).toList());
    }

    /** The query limited to this section; replaces other section filters. */
    public SearchQuery inSection(Label section) {
        return with(withoutSection(), new LabelFilter(Label.Kind.SECTION, section.slug().value(), false));
    }

    /** The query without section filters. */
    public SearchQuery withoutSection() {
        return without(term -> term instanceof LabelFilter labelFilter && labelFilter.kind() == Label.Kind.SECTION);
    }

    public boolean hasSectionFilter() {
        return !withoutSection().equals(this);
    }

    /** The query limited to this year. */
    public SearchQuery inYear(int year) {
        SearchQuery from = with(withoutDates(), SearchQueryParser.after(Integer.toString(year)).orElseThrow());
        return with(from, SearchQueryParser.before(Integer.toString(year + 1)).orElseThrow());
    }

    /** The query without date filters. */
    public SearchQuery withoutDates() {
        return without(term -> term instanceof After || term instanceof Before);
    }

    public boolean hasDateFilter() {
        return !withoutDates().equals(this);
    }

    private SearchQuery without(Predicate<Term> unwanted) {
        return new SearchQuery(terms.stream().filter(unwanted.negate()).toList());
    }

    private static SearchQuery with(SearchQuery searchQuery, Term term) {
        return new SearchQuery(Stream.concat(searchQuery.terms().stream(), Stream.of(term)).toList());
    }

    /** The query with some words replaced. */
    SearchQuery replacing(Map<Word, String> replacements) {
        return new SearchQuery(terms.stream()
                .<Term>map(term -> term instanceof Word word && replacements.containsKey(word)
                        ? new Word(replacements.getOrDefault(word, word.text()), word.excluded())
                        : term)
                .toList());
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
