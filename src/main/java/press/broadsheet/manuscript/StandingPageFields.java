package press.broadsheet.manuscript;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;

import static java.util.stream.Collectors.partitioningBy;

/** The extra fields of a standing page, and the article fields that do not apply to it. */
final class StandingPageFields {

    static final KnownKeys KEYS = new KnownKeys("weight");

    private static final String FOLDER = "pages/";
    private static final Set<FieldDefinition> INAPPLICABLE =
            EnumSet.of(FieldDefinition.AUTHORS, FieldDefinition.SECTION, FieldDefinition.TAGS, FieldDefinition.GENRE,
                    FieldDefinition.TRANSLATION_KEY, FieldDefinition.DATELINE, FieldDefinition.SOURCE,
                    FieldDefinition.ORIGINAL, FieldDefinition.IMAGE, FieldDefinition.CORRECTIONS,
                    FieldDefinition.EVERGREEN);

    private StandingPageFields() {}

    /**
     * Whether the file with this path is a standing page: it is in {@code pages/} and would be an article in another folder.
     */
    static boolean isStandingPage(String path) {
        return path.startsWith(FOLDER) && ManuscriptPath.isManuscript("folder/" + path.substring(FOLDER.length()));
    }

    /** Returns the fields that apply to a standing page, and warns about each of the others. */
    static FieldValue.Table withoutInapplicable(FieldValue.Table table, ProblemCollector problemCollector) {
        Map<Boolean, List<FieldValue.Entry>> entries = table.entries().stream()
                .collect(
                        partitioningBy(entry -> FieldDefinition.byName(entry.key()).filter(INAPPLICABLE::contains).isPresent()));
        entries.getOrDefault(true, List.of()).forEach(entry -> problemCollector.warning(entry.position(),
                "`" + entry.key() + "` has no effect on a standing page", "Remove it."));
        return new FieldValue.Table(table.position(), entries.getOrDefault(false, List.of()));
    }

    /** The order among the links to standing pages, smallest first; 0 by default. */
    static int weight(FieldValue.Table table, ProblemCollector problemCollector) {
        Optional<FieldValue> written = FrontMatterFields.valueIn(table, "weight");
        Optional<Integer> weight = written.map(FieldValue::content).flatMap(StandingPageFields::parseInteger);
        if (written.isPresent() && weight.isEmpty()) {
            problemCollector.error(written.get().position(),
                    "`weight` should be a whole number, but is " + written.get().description(),
                    "Write, for example, `10`; pages with smaller numbers come first.");
        }
        return weight.orElse(0);
    }

    private static Optional<Integer> parseInteger(String digits) {
        try {
            return Optional.of(Integer.parseInt(digits.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
