package press.broadsheet.importer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.Labels.Borne;
import press.broadsheet.archive.Labels.Spellings;

/** Tells editors which names are taken for one, since they differ only in case, accents or punctuation. */
final class Spelling {

    private Spelling() {}

    static List<String> notices(Labels labels) {
        return labels.spelledDifferently().stream().map(Spelling::notice).toList();
    }

    private static String notice(Spellings spellings) {
        List<String> names = spellings.all().stream().map(Spelling::counted).toList();
        String first = names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "));
        return first + " and " + names.getLast() + " are one " + spellings.shown().kind().name().toLowerCase(Locale.ROOT)
                + "; it is shown as " + spellings.shown().name();
    }

    private static String counted(Borne spelled) {
        return spelled.label().name() + " (" + spelled.stories() + (spelled.stories() == 1 ? " story)" : " stories)");
    }
}
