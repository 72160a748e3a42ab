package press.broadsheet.archive.edition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.archive.reading.ArticleSummaries;
import press.broadsheet.publication.Label;

/**
 * One of the counts that a story adds to while it is live.
 *
 * @param whole what the part belongs to; empty for the whole paper
 */
public record CountKey(Sort sort, String whole, String part) {

    /** The whole paper, as what others are parts of. */
    public static final String PAPER = "";

    public static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");
    public static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    /** What is counted: stories, by date, by label, by how a label is spelled, and tags within a section. */
    public enum Sort {
        ALL, UNDATED, YEAR, MONTH, DAY, SECTION, TAG, AUTHOR, SECTION_SPELLING, TAG_SPELLING, AUTHOR_SPELLING, TOPIC;

        public static Sort of(Label.Kind kind) {
            return valueOf(kind.name());
        }

        public static Sort spelling(Label.Kind kind) {
            return valueOf(kind.name() + "_SPELLING");
        }
    }

    /** Every count that a story of that day with those labels adds to. */
    static Stream<CountKey> of(Optional<LocalDate> day, List<Label> labels) {
        Stream<CountKey> dates = day.map(CountKey::ofDay).orElseGet(() -> Stream.of(new CountKey(Sort.UNDATED, PAPER, PAPER)));
        return Stream.of(
                Stream.of(new CountKey(Sort.ALL, PAPER, PAPER)), dates, labels.stream().flatMap(CountKey::ofLabel), topics(labels))
                .flatMap(tallies -> tallies)
                .distinct();
    }

    private static Stream<CountKey> ofDay(LocalDate day) {
        String month = MONTH.format(day);
        String year = YEAR.format(day);
        return Stream.of(
                new CountKey(Sort.YEAR, PAPER, year), new CountKey(Sort.MONTH, year, month),
                new CountKey(Sort.DAY, month, day.toString()));
    }

    private static Stream<CountKey> ofLabel(Label label) {
        return Stream.of(
                new CountKey(Sort.of(label.kind()), PAPER, label.slug().value()),
                new CountKey(Sort.spelling(label.kind()), label.slug().value(), label.name()));
    }

    private static Stream<CountKey> topics(List<Label> labels) {
        return ArticleSummaries.only(Label.Kind.SECTION, labels).stream()
                .flatMap(section -> ArticleSummaries.only(Label.Kind.TAG, labels).stream()
                        .map(tag -> new CountKey(Sort.TOPIC, section.slug().value(), tag.slug().value())));
    }
}
