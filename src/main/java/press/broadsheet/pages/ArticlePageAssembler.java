package press.broadsheet.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.Articles.Neighbours;
import press.broadsheet.archive.reading.RelatedArticles;
import press.broadsheet.archive.reading.Translations;
import press.broadsheet.pages.view.AgeNotice;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Translation;

import static java.util.stream.Collectors.toCollection;

/** Makes up a story's page, the story and what the archive knows around it, and a standing one. */
@Component
class ArticlePageAssembler {

    private static final int MAX_LINKS = 3;

    /** Some of what is found may stand on the page already. */
    private static final int CANDIDATES = 9;

    private final Articles articles;
    private final RelatedArticles relatedArticles;
    private final Translations translations;
    private final Editions editions;
    private final Localizers localizers;

    ArticlePageAssembler(
            Articles articles, RelatedArticles relatedArticles, Translations translations, Editions editions,
            Localizers localizers) {
        this.articles = articles;
        this.relatedArticles = relatedArticles;
        this.translations = translations;
        this.editions = editions;
        this.localizers = localizers;
    }

    ArticlePage articlePage(Article story) {
        Localizer localizer = localizers.forLanguage(Locale.forLanguageTag(story.text().language()));
        AgeNotice ageNotice = AgeNotice.of(story, editions.current().map(Edition::asOf).orElseThrow(), localizer.publication());
        Neighbours beside = story.labels().section().map(section -> articles.neighbours(story, section)).orElse(Neighbours.NONE);
        List<Translation> versions = translations.of(story);
        Set<Slug> shown = versions.stream().map(Translation::slug).collect(toCollection(HashSet::new));
        RelatedArticles.Selection selection = relatedArticles.of(story, CANDIDATES);
        List<ArticleSummary> newer = ageNotice.isShown() ? notYetShown(selection.newer(), shown) : List.of();
        List<ArticleSummary> others = notYetShown(selection.related(), shown);
        return ArticlePage.of(story, new ArticlePage.ArticleContext(versions, ageNotice, beside, newer, others), localizer);
    }

    StandingPageModel standingPage(Article page) {
        return StandingPageModel.of(page, localizers.forLanguage(Locale.forLanguageTag(page.text().language())));
    }

    /** The first few that the page does not show yet. */
    private static List<ArticleSummary> notYetShown(List<ArticleSummary> found, Set<Slug> shown) {
        return found.stream().filter(story -> shown.add(story.slug())).limit(MAX_LINKS).toList();
    }
}
