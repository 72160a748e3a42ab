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
import press.broadsheet.archive.reading.Labels.LabelCount;
import press.broadsheet.archive.reading.Labels.Spellings;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Label;

/** Tells editors which names are taken for one, since they differ only in case, accents or punctuation. */
public final class LabelSpellingCheck {

    /** A name, and where it is written. */
    private record LabelUse(Label label, String path, int line) {}

    private LabelSpellingCheck() {}

    public static List<String> notices(Labels labels) {
        return labels.withSeveralSpellings().stream().map(LabelSpellingCheck::notice).toList();
    }

    /** The same of manuscripts alone, each label where it is first spelled otherwise than mostly. */
    public static List<Problem> check(List<Manuscript> manuscripts) {
        Map<String, List<LabelUse>> labels = manuscripts.stream().flatMap(LabelSpellingCheck::labels)
                .collect(Collectors.groupingBy(labelUse -> labelUse.label().address(), LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        labels.values().forEach(all -> {
            List<LabelCount> spellings = spellings(all);
            Label shown = spellings.getFirst().label();
            all.stream().filter(labelUse -> !labelUse.label().equals(shown)).findFirst()
                    .ifPresent(labelUse -> problems.add(Problem.warning(labelUse.path(), labelUse.line(), 1,
                            notice(new Spellings(shown, spellings)), "Write it the same everywhere.")));
        });
        return problems;
    }

    private static Stream<LabelUse> labels(Manuscript manuscript) {
        return Stream.of(
                manuscript.filing().section().stream()
                        .map(name -> labelUse(manuscript, Label.Kind.SECTION, name, manuscript.file().fieldLines().section())),
                manuscript.filing().tags().stream()
                        .map(name -> labelUse(manuscript, Label.Kind.TAG, name, manuscript.file().fieldLines().tags())),
                manuscript.filing().authors().stream()
                        .map(name -> labelUse(manuscript, Label.Kind.AUTHOR, name, manuscript.file().fieldLines().authors())))
                .flatMap(labels -> labels);
    }

    private static LabelUse labelUse(Manuscript manuscript, Label.Kind kind, String name, int line) {
        return new LabelUse(Label.of(kind, name), manuscript.path(), line);
    }

    /** The commonest first. */
    private static List<LabelCount> spellings(List<LabelUse> all) {
        Map<Label, Long> counts = all.stream().collect(Collectors.groupingBy(LabelUse::label, Collectors.counting()));
        return counts.entrySet().stream()
                .map(spelled -> new LabelCount(spelled.getKey(), spelled.getValue()))
                .sorted(Comparator.comparingLong(LabelCount::articles).reversed()
                        .thenComparing(labelCount -> labelCount.label().name()))
                .toList();
    }

    private static String notice(Spellings spellings) {
        List<String> names = spellings.variants().stream().map(LabelSpellingCheck::withCount).toList();
        String first = names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "));
        return first + " and " + names.getLast() + " are one " + spellings.displayed().kind().name().toLowerCase(Locale.ROOT)
                + "; it is shown as " + spellings.displayed().name();
    }

    private static String withCount(LabelCount spelled) {
        return spelled.label().name() + " (" + spelled.articles() + (spelled.articles() == 1 ? " story)" : " stories)");
    }
}
