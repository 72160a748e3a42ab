package press.broadsheet.manuscript;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.partitioningBy;

/** What a standing page has beside an article's fields, and which of these say nothing of it. */
final class PageFields {

    static final Vocabulary KEYS = new Vocabulary("weight");

    private static final String FOLDER = "pages/";
    private static final Set<Field> MEANINGLESS = EnumSet.of(Field.AUTHORS, Field.SECTION, Field.TAGS, Field.GENRE,
            Field.TRANSLATION_KEY, Field.DATELINE, Field.SOURCE, Field.ORIGINAL, Field.IMAGE, Field.CORRECTIONS,
            Field.EVERGREEN);

    private PageFields() {}

    /** Whether a file of that path is a standing page: one that would be an article in any other folder. */
    static boolean isPage(String path) {
        return path.startsWith(FOLDER) && ManuscriptPath.isManuscript("folder/" + path.substring(FOLDER.length()));
    }

    /** The fields that say something of a standing page; each of the others is a warning. */
    static Value.Table meaningful(Value.Table table, Problems problems) {
        Map<Boolean, List<Value.Entry>> entries = table.entries().stream()
                .collect(partitioningBy(entry -> Field.named(entry.key()).filter(MEANINGLESS::contains).isPresent()));
        entries.getOrDefault(true, List.of()).forEach(entry -> problems.warning(entry.at(),
                "`" + entry.key() + "` says nothing of a standing page", "Take it out."));
        return new Value.Table(table.at(), entries.getOrDefault(false, List.of()));
    }

    /** Where among the others it is linked: 0 unless the page says otherwise. */
    static int weight(Value.Table table, Problems problems) {
        Optional<Value> written = Fields.within(table, "weight");
        Optional<Integer> weight = written.map(Value::content).flatMap(PageFields::number);
        if (written.isPresent() && weight.isEmpty()) {
            problems.error(written.get().at(), "`weight` should be a whole number, but is " + written.get().kind(),
                    "Write, for example, `10`; the light pages come first.");
        }
        return weight.orElse(0);
    }

    private static Optional<Integer> number(String digits) {
        try {
            return Optional.of(Integer.parseInt(digits.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
