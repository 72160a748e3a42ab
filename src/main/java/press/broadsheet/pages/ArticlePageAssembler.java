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
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Translation;

import static java.util.stream.Collectors.toCollection;

/** Makes up a story's page, the story and what the archive knows around it, and a standing one. */
@Component
class ArticlePageAssembler {

    private static final int FEW = 3;

    /** Some of what is found may stand on the page already. */
    private static final int LOOK = 9;

    private final Articles articles;
    private final RelatedArticles relatedArticles;
    private final Translations translations;
    private final Editions editions;
    private final PageFormats pageFormats;

    ArticlePageAssembler(
            Articles articles, RelatedArticles relatedArticles, Translations translations, Editions editions, PageFormats pageFormats) {
        this.articles = articles;
        this.relatedArticles = relatedArticles;
        this.translations = translations;
        this.editions = editions;
        this.pageFormats = pageFormats;
    }

    ArticlePage page(Article story) {
        PageFormat pageFormat = pageFormats.in(Locale.forLanguageTag(story.text().language()));
        AgeNotice ageNotice = AgeNotice.of(story, editions.current().map(Edition::asOf).orElseThrow(), pageFormat.publication());
        Neighbours beside = story.labels().section().map(section -> articles.beside(story, section)).orElse(Neighbours.NONE);
        List<Translation> versions = translations.of(story);
        Set<Slug> shown = versions.stream().map(Translation::slug).collect(toCollection(HashSet::new));
        RelatedArticles.Company company = relatedArticles.of(story, LOOK);
        List<ArticleSummary> newer = ageNotice.isNotable() ? fresh(company.newer(), shown) : List.of();
        List<ArticleSummary> others = fresh(company.others(), shown);
        return ArticlePage.of(story, new ArticlePage.Company(versions, ageNotice, beside, newer, others), pageFormat);
    }

    StandingPageModel standing(Article page) {
        return StandingPageModel.of(page, pageFormats.in(Locale.forLanguageTag(page.text().language())));
    }

    /** The first few that the page does not show yet. */
    private static List<ArticleSummary> fresh(List<ArticleSummary> found, Set<Slug> shown) {
        return found.stream().filter(story -> shown.add(story.slug())).limit(FEW).toList();
    }
}
