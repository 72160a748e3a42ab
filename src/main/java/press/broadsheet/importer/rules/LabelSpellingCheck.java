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

/** Reports label names that are merged because they differ only in case, accents or punctuation. */
public final class LabelSpellingCheck {

    /** A label, and where it is used. */
    private record LabelUse(Label label, String path, int line) {}

    private LabelSpellingCheck() {}

    public static List<String> notices(Labels labels) {
        return labels.withSeveralSpellings().stream().map(LabelSpellingCheck::notice).toList();
    }

    /** Checks manuscripts without an archive. A label is reported at its first use that differs from the commonest spelling. */
    public static List<Problem> check(List<Manuscript> manuscripts) {
        Map<String, List<LabelUse>> labels = manuscripts.stream().flatMap(LabelSpellingCheck::labels)
                .collect(Collectors.groupingBy(labelUse -> labelUse.label().address(), LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        labels.values().forEach(all -> {
            List<LabelCount> spellings = spellings(all);
            Label shown = spellings.getFirst().label();
            all.stream().filter(labelUse -> !labelUse.label().equals(shown)).findFirst()
                    .ifPresent(labelUse -> problems.add(Problem.warning(labelUse.path(), labelUse.line(), 1,
                            notice(new Spellings(shown, spellings)), "Use one spelling everywhere.")));
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

    /** The spellings, most frequent first. */
    private static List<LabelCount> spellings(List<LabelUse> all) {
        Map<Label, Long> counts = all.stream().collect(Collectors.groupingBy(LabelUse::label, Collectors.counting()));
        return counts.entrySet().stream()
                .map(spelling -> new LabelCount(spelling.getKey(), spelling.getValue()))
                .sorted(Comparator.comparingLong(LabelCount::articles).reversed()
                        .thenComparing(labelCount -> labelCount.label().name()))
                .toList();
    }

    private static String notice(Spellings spellings) {
        List<String> names = spellings.variants().stream().map(LabelSpellingCheck::withCount).toList();
        String first = names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "));
        return first + " and " + names.getLast() + " are treated as one "
                + spellings.displayed().kind().name().toLowerCase(Locale.ROOT) + ", shown as " + spellings.displayed().name();
    }

    private static String withCount(LabelCount spelling) {
        return spelling.label().name() + " (" + spelling.articles() + (spelling.articles() == 1 ? " article)" : " articles)");
    }
}
