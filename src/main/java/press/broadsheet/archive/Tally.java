package press.broadsheet.archive;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.publication.Label;

/**
 * One of the counts that a story adds to while it is live.
 *
 * @param whole what the part belongs to; empty for the whole paper
 */
record Tally(Sort sort, String whole, String part) {

    /** The whole paper, as what others are parts of. */
    static final String PAPER = "";

    static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");
    static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    /** What is counted: stories, by date, by label, by how a label is spelled, and tags within a section. */
    enum Sort {
        ALL, UNDATED, YEAR, MONTH, DAY, SECTION, TAG, AUTHOR, SECTION_SPELLING, TAG_SPELLING, AUTHOR_SPELLING, TOPIC;

        static Sort of(Label.Kind kind) {
            return valueOf(kind.name());
        }

        static Sort spelling(Label.Kind kind) {
            return valueOf(kind.name() + "_SPELLING");
        }
    }

    /** Every count that a story of that day with those labels adds to. */
    static Stream<Tally> of(Optional<LocalDate> day, List<Label> labels) {
        Stream<Tally> dates = day.map(Tally::ofDay).orElseGet(() -> Stream.of(new Tally(Sort.UNDATED, PAPER, PAPER)));
        return Stream.of(
                Stream.of(new Tally(Sort.ALL, PAPER, PAPER)), dates, labels.stream().flatMap(Tally::ofLabel), topics(labels))
                .flatMap(tallies -> tallies)
                .distinct();
    }

    private static Stream<Tally> ofDay(LocalDate day) {
        String month = MONTH.format(day);
        String year = YEAR.format(day);
        return Stream.of(
                new Tally(Sort.YEAR, PAPER, year), new Tally(Sort.MONTH, year, month),
                new Tally(Sort.DAY, month, day.toString()));
    }

    private static Stream<Tally> ofLabel(Label label) {
        return Stream.of(
                new Tally(Sort.of(label.kind()), PAPER, label.slug().value()),
                new Tally(Sort.spelling(label.kind()), label.slug().value(), label.name()));
    }

    private static Stream<Tally> topics(List<Label> labels) {
        return Headlines.only(Label.Kind.SECTION, labels).stream()
                .flatMap(section -> Headlines.only(Label.Kind.TAG, labels).stream()
                        .map(tag -> new Tally(Sort.TOPIC, section.slug().value(), tag.slug().value())));
    }
}
