package press.broadsheet.search;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;

/**
 * What a reader asked for, as it was understood; made by {@link #of}, which understands anything. All terms have to be met.
 */
public record SearchQuery(List<Term> terms) {

    /** One demand on a story; what is excluded may not be met. */
    public sealed interface Term {

        boolean excluded();

        /** As a reader would write it, without the sign that excludes it. */
        String toQueryText();
    }

    record Word(String text, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return text;
        }
    }

    /** Words that follow each other. */
    record Phrase(String text, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return quote(text);
        }
    }

    /** A section, tag or author that a story bears. */
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

    /** A date from the first of those days on. */
    record After(String text, DateRange days, boolean excluded) implements Term {

        @Override
        public String toQueryText() {
            return "after:" + text;
        }
    }

    /** A date before the first of those days. */
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

    /** The same question in its one canonical spelling: a fixed point of {@link #of}. */
    public String text() {
        return terms.stream().map(term -> (term.excluded() ? "-" : "") + term.toQueryText()).collect(Collectors.joining(" "));
    }

    /** What it asks of the stories' words, without what only narrows it. */
    public SearchQuery withoutFilters() {
        return new SearchQuery(terms.stream().filter(term -> term instanceof Word || term instanceof Phrase).toList());
    }

    /** Asked of one section alone, whatever section it was asked of before. */
    public SearchQuery inSection(Label section) {
        return with(withoutSection(), new LabelFilter(Label.Kind.SECTION, section.slug().value(), false));
    }

    /** Asked of all sections. */
    public SearchQuery withoutSection() {
        return without(term -> term instanceof LabelFilter labelFilter && labelFilter.kind() == Label.Kind.SECTION);
    }

    public boolean hasSectionFilter() {
        return !withoutSection().equals(this);
    }

    /** Asked of one year alone. */
    public SearchQuery inYear(int year) {
        SearchQuery from = with(withoutDates(), SearchQueryParser.after(Integer.toString(year)).orElseThrow());
        return with(from, SearchQueryParser.before(Integer.toString(year + 1)).orElseThrow());
    }

    /** Asked of all times. */
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

    /** The same question with other words in place of some. */
    SearchQuery replacing(Map<Word, String> words) {
        return new SearchQuery(terms.stream()
                .<Term>map(term -> term instanceof Word word && words.containsKey(word)
                        ? new Word(words.getOrDefault(word, word.text()), word.excluded())
                        : term)
                .toList());
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
