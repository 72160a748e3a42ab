package press.broadsheet.importer.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Labels.Borne;
import press.broadsheet.archive.reading.Labels.Spellings;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Label;

/** Tells editors which names are taken for one, since they differ only in case, accents or punctuation. */
public final class LabelSpellingCheck {

    /** A name, and where it is written. */
    private record Written(Label label, String path, int line) {}

    private LabelSpellingCheck() {}

    public static List<String> notices(Labels labels) {
        return labels.spelledDifferently().stream().map(LabelSpellingCheck::notice).toList();
    }

    /** The same of manuscripts alone, each label where it is first spelled otherwise than mostly. */
    public static List<Problem> slips(List<Manuscript> manuscripts) {
        Map<String, List<Written>> labels = manuscripts.stream().flatMap(LabelSpellingCheck::labels)
                .collect(Collectors.groupingBy(written -> written.label().address(), LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        labels.values().forEach(all -> {
            List<Borne> spellings = spellings(all);
            Label shown = spellings.getFirst().label();
            all.stream().filter(written -> !written.label().equals(shown)).findFirst()
                    .ifPresent(written -> problems.add(Problem.warning(written.path(), written.line(), 1,
                            notice(new Spellings(shown, spellings)), "Write it the same everywhere.")));
        });
        return problems;
    }

    private static Stream<Written> labels(Manuscript manuscript) {
        return Stream.of(
                manuscript.section().stream()
                        .map(name -> written(manuscript, Label.Kind.SECTION, name, manuscript.lines().section())),
                manuscript.tags().stream().map(name -> written(manuscript, Label.Kind.TAG, name, manuscript.lines().tags())),
                manuscript.authors().stream()
                        .map(name -> written(manuscript, Label.Kind.AUTHOR, name, manuscript.lines().authors())))
                .flatMap(labels -> labels);
    }

    private static Written written(Manuscript manuscript, Label.Kind kind, String name, int line) {
        return new Written(Label.of(kind, name), manuscript.path(), line);
    }

    /** The commonest first. */
    private static List<Borne> spellings(List<Written> all) {
        Map<Label, Long> counts = all.stream().collect(Collectors.groupingBy(Written::label, Collectors.counting()));
        return counts.entrySet().stream()
                .map(spelled -> new Borne(spelled.getKey(), spelled.getValue()))
                .sorted(Comparator.comparingLong(Borne::stories).reversed().thenComparing(borne -> borne.label().name()))
                .toList();
    }

    private static String notice(Spellings spellings) {
        List<String> names = spellings.all().stream().map(LabelSpellingCheck::counted).toList();
        String first = names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "));
        return first + " and " + names.getLast() + " are one " + spellings.shown().kind().name().toLowerCase(Locale.ROOT)
                + "; it is shown as " + spellings.shown().name();
    }

    private static String counted(Borne spelled) {
        return spelled.label().name() + " (" + spelled.stories() + (spelled.stories() == 1 ? " story)" : " stories)");
    }
}
