package press.broadsheet.archive.edition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.publication.Label;

/**
 * The key of one count to which a live article contributes.
 *
 * @param parent what the value belongs to, such as the year of a month; empty for the whole publication
 */
public record CountKey(Dimension dimension, String parent, String value) {

    /** The parent of values that belong to the whole publication. */
    public static final String PUBLICATION = "";

    public static final DateTimeFormatter YEAR_FORMAT = DateTimeFormatter.ofPattern("uuuu");
    public static final DateTimeFormatter MONTH_FORMAT = DateTimeFormatter.ofPattern("uuuu-MM");

    /** What is counted: articles, by date, by label, by spelling of a label, and tags within a section. */
    public enum Dimension {
        ALL, UNDATED, YEAR, MONTH, DAY, SECTION, TAG, AUTHOR, SECTION_SPELLING, TAG_SPELLING, AUTHOR_SPELLING, TOPIC;

        public static Dimension of(Label.Kind kind) {
            return valueOf(kind.name());
        }

        public static Dimension ofSpelling(Label.Kind kind) {
            return valueOf(kind.name() + "_SPELLING");
        }
    }

    /** The keys of all counts to which an article of that day with those labels contributes. */
    static Stream<CountKey> of(Optional<LocalDate> day, List<Label> labels) {
        Stream<CountKey> dates =
                day.map(CountKey::ofDay).orElseGet(() -> Stream.of(new CountKey(Dimension.UNDATED, PUBLICATION, PUBLICATION)));
        return Stream.of(
                Stream.of(new CountKey(Dimension.ALL, PUBLICATION, PUBLICATION)), dates,
                labels.stream().flatMap(CountKey::ofLabel), sectionTags(labels))
                .flatMap(keys -> keys)
                .distinct();
    }

    private static Stream<CountKey> ofDay(LocalDate day) {
        String month = MONTH_FORMAT.format(day);
        String year = YEAR_FORMAT.format(day);
        return Stream.of(
                new CountKey(Dimension.YEAR, PUBLICATION, year), new CountKey(Dimension.MONTH, year, month),
                new CountKey(Dimension.DAY, month, day.toString()));
    }

    private static Stream<CountKey> ofLabel(Label label) {
        return Stream.of(
                new CountKey(Dimension.of(label.kind()), PUBLICATION, label.slug().value()),
                new CountKey(Dimension.ofSpelling(label.kind()), label.slug().value(), label.name()));
    }

    private static Stream<CountKey> sectionTags(List<Label> labels) {
        return Label.ofKind(Label.Kind.SECTION, labels).stream()
                .flatMap(section -> Label.ofKind(Label.Kind.TAG, labels).stream()
                        .map(tag -> new CountKey(Dimension.TOPIC, section.slug().value(), tag.slug().value())));
    }
}
