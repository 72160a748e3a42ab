package press.broadsheet.importer.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.broadsheet.archive.reading.Translations.DuplicateTranslation;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.manuscript.text.Problem;

/** Names the stories that have two versions in one language, of which other versions can lead to one alone. */
public final class DuplicateTranslationCheck {

    private final ArticleStore articleStore;

    public DuplicateTranslationCheck(ArticleStore articleStore) {
        this.articleStore = articleStore;
    }

    /** @param read the files that this import brings in; of two of them one is told of */
    public List<Problem> check(Collection<Long> articles, Set<String> read) {
        return articleStore.duplicateTranslations(articles).stream()
                .filter(duplicateTranslation -> !read.contains(duplicateTranslation.otherPath())
                        || duplicateTranslation.path().compareTo(duplicateTranslation.otherPath()) > 0)
                .map(DuplicateTranslationCheck::problem)
                .toList();
    }

    private static Problem problem(DuplicateTranslation duplicateTranslation) {
        String language = Locale.forLanguageTag(duplicateTranslation.language()).getDisplayName(Locale.ENGLISH);
        return Problem.warning(
                duplicateTranslation.path(),
                0,
                0,
                "this is the " + language + " version of what " + duplicateTranslation.otherPath() + " tells in " + language
                        + " too",
                "Set the `lang` of one of them, or part them by a `translation_key` of its own.");
    }
}
