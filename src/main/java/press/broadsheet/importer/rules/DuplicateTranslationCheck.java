package press.broadsheet.importer.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.broadsheet.archive.reading.Translations.Twin;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.manuscript.text.Problem;

/** Names the stories that have two versions in one language, of which other versions can lead to one alone. */
public final class DuplicateTranslationCheck {

    private final ArticleStore store;

    public DuplicateTranslationCheck(ArticleStore store) {
        this.store = store;
    }

    /** @param read the files that this import brings in; of two of them one is told of */
    public List<Problem> of(Collection<Long> articles, Set<String> read) {
        return store.twins(articles).stream()
                .filter(twin -> !read.contains(twin.other()) || twin.path().compareTo(twin.other()) > 0)
                .map(DuplicateTranslationCheck::problem)
                .toList();
    }

    private static Problem problem(Twin twin) {
        String language = Locale.forLanguageTag(twin.language()).getDisplayName(Locale.ENGLISH);
        return Problem.warning(
                twin.path(),
                0,
                0,
                "this is the " + language + " version of what " + twin.other() + " tells in " + language + " too",
                "Set the `lang` of one of them, or part them by a `translation_key` of its own.");
    }
}
