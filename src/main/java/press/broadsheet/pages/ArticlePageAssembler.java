package press.broadsheet.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ArticleListings.Neighbours;
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

/** Assembles article pages, with related articles and translations, and standing pages. */
@Component
class ArticlePageAssembler {

    private static final int MAX_LINKS = 3;

    /** More than needed, because some candidates may already be on the page. */
    private static final int CANDIDATES = 9;

    private final ArticleListings articleListings;
    private final RelatedArticles relatedArticles;
    private final Translations translations;
    private final Editions editions;
    private final Localizers localizers;

    ArticlePageAssembler(
            ArticleListings articleListings, RelatedArticles relatedArticles, Translations translations, Editions editions,
            Localizers localizers) {
        this.articleListings = articleListings;
        this.relatedArticles = relatedArticles;
        this.translations = translations;
        this.editions = editions;
        this.localizers = localizers;
    }

    ArticlePage articlePage(Article article) {
        Localizer localizer = localizers.forLanguage(Locale.forLanguageTag(article.text().language()));
        AgeNotice ageNotice = AgeNotice.of(article, editions.current().map(Edition::asOf).orElseThrow(), localizer.publication());
        Neighbours neighbours = article.labels().section()
                .map(section -> articleListings.neighbours(article, section)).orElse(Neighbours.NONE);
        List<Translation> articleTranslations = translations.of(article);
        Set<Slug> shown = articleTranslations.stream().map(Translation::slug).collect(toCollection(HashSet::new));
        RelatedArticles.Selection selection = relatedArticles.of(article, CANDIDATES);
        List<ArticleSummary> newer = ageNotice.isShown() ? notYetShown(selection.newer(), shown) : List.of();
        List<ArticleSummary> related = notYetShown(selection.related(), shown);
        ArticlePage.ArticleContext context =
                new ArticlePage.ArticleContext(articleTranslations, ageNotice, neighbours, newer, related);
        return ArticlePage.of(article, context, localizer);
    }

    StandingPageModel standingPage(Article page) {
        return StandingPageModel.of(page, localizers.forLanguage(Locale.forLanguageTag(page.text().language())));
    }

    /** The first few that the page does not show yet. */
    private static List<ArticleSummary> notYetShown(List<ArticleSummary> found, Set<Slug> shown) {
        return found.stream().filter(article -> shown.add(article.slug())).limit(MAX_LINKS).toList();
    }
}
