package press.broadsheet.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.search.SearchQuery.After;
import press.broadsheet.search.SearchQuery.Before;
import press.broadsheet.search.SearchQuery.LabelFilter;
import press.broadsheet.search.SearchQuery.Phrase;
import press.broadsheet.search.SearchQuery.Term;
import press.broadsheet.search.SearchQuery.Word;

/**
 * Parses search queries: words, phrases in the quotation marks of any script, {@code -} for exclusion, and the filters
 * {@code author: section: tag: after: before:}. Everything else is treated as words; there are no syntax errors.
 */
final class SearchQueryParser {

    private static final int MAX_LENGTH = 256;
    private static final int MAX_TERMS = 16;

    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f";
    private static final String WHITESPACE = "\\s\\p{Z}\\p{C}";

    /** An optional minus, an optional key, and a value that may be quoted. An unclosed quotation extends to the end. */
    private static final Pattern TERM = Pattern.compile(
            "(?<minus>[-\u2212]+)?(?:(?<key>[a-zA-Z]+)[:\uff1a](?=[^" + WHITESPACE + "]))?(?:[" + QUOTES + "](?<quoted>[^"
                    + QUOTES
                    + "]*)[" + QUOTES + "]?|(?<plain>[^" + WHITESPACE + QUOTES + "]+))");

    private static final Pattern WHITESPACE_RUN = Pattern.compile("[" + WHITESPACE + "]+");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");

    private final Matcher matcher;

    SearchQueryParser(String text) {
        // counted in code points, so that no surrogate pair is split
        int end = text.offsetByCodePoints(0, Math.min(MAX_LENGTH, text.codePointCount(0, text.length())));
        this.matcher = TERM.matcher(text.substring(0, end));
    }

    List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        while (terms.size() < MAX_TERMS && matcher.find()) {
            term().filter(term -> !terms.contains(term)).ifPresent(terms::add);
        }
        return terms;
    }

    static Optional<Term> after(String date) {
        return parseDays(date).map(dateRange -> new After(date, dateRange, false));
    }

    static Optional<Term> before(String date) {
        return parseDays(date).map(dateRange -> new Before(date, dateRange, false));
    }

    private Optional<Term> term() {
        boolean excluded = matcher.group("minus") != null;
        boolean quoted = matcher.group("quoted") != null;
        String value = WHITESPACE_RUN.matcher(matcher.group(quoted ? "quoted" : "plain")).replaceAll(" ").strip();
        if (matcher.group("key") != null) {
            Optional<Term> filter = filter(matcher.group("key").toLowerCase(Locale.ROOT), value, excluded);
            if (filter.isPresent()) {
                return filter;
            }
            value = (matcher.group("key") + " " + value).strip();
            quoted = true;
        }
        return value.codePoints().noneMatch(Character::isLetterOrDigit)
                ? Optional.empty()
                : Optional.of(quoted ? new Phrase(value, excluded) : new Word(value, excluded));
    }

    private static Optional<Term> filter(String key, String value, boolean excluded) {
        if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        return switch (key) {
            case "section" -> Optional.of(new LabelFilter(Label.Kind.SECTION, value, excluded));
            case "tag" -> Optional.of(new LabelFilter(Label.Kind.TAG, value, excluded));
            case "author" -> Optional.of(new LabelFilter(Label.Kind.AUTHOR, value, excluded));
            case "after" -> parseDays(value).map(dateRange -> new After(value, dateRange, excluded));
            case "before" -> parseDays(value).map(dateRange -> new Before(value, dateRange, excluded));
            default -> Optional.empty();
        };
    }

    /** A year, month or day in ISO 8601 or similar notation; empty if there is no such date. */
    private static Optional<DateRange> parseDays(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        Function<Integer, Integer> part = group -> Integer.parseInt(date.group(group));
        try {
            return Optional.of(date.group(2) == null
                    ? DateRange.of(Year.of(part.apply(1)))
                    : date.group(3) == null
                            ? DateRange.of(YearMonth.of(part.apply(1), part.apply(2)))
                            : DateRange.of(LocalDate.of(part.apply(1), part.apply(2), part.apply(3))));
        } catch (DateTimeException invalidDate) {
            return Optional.empty();
        }
    }
}
