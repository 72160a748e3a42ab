package press.broadsheet.importer.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.broadsheet.archive.reading.Translations.DuplicateTranslation;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.manuscript.text.Problem;

/** Reports articles that have two versions in one language. Other versions can link to only one of them. */
public final class DuplicateTranslationCheck {

    private final ArticleStore articleStore;

    public DuplicateTranslationCheck(ArticleStore articleStore) {
        this.articleStore = articleStore;
    }

    /** @param read the files of this import; if both versions are among them, only one is reported */
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
                "this file and " + duplicateTranslation.otherPath() + " are both the " + language + " version of one article",
                "Correct the `lang` of one, or give them different `translation_key`s.");
    }
}
