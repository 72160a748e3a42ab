package press.broadsheet.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import press.broadsheet.archive.reading.ArticleListings.Neighbours;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.AgeNotice;
import press.broadsheet.pages.view.BylineEntry;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.Excerpt;
import press.broadsheet.pages.view.LanguageVersion;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Translation;

/** The page of an article. */
record ArticlePage(HtmlHead head, Article article, Details details, LinkedArticles linkedArticles) implements PageModel {

    /**
     * The width of the lead image in the stylesheet: the page without its margins, and on wide screens without the facts column.
     */
    private static final String HERO_SIZES =
            "(min-width:140rem) calc(min(72vw,120rem) - 15rem), (min-width:78rem) calc(min(92vw,94rem) - 14.5rem), 92vw";

    private static final int WORDS_PER_MINUTE = 230;
    private static final int DESCRIPTION_LENGTH = 200;

    /** A correction; {@code id} is its anchor on the page. */
    record CorrectionNote(String id, TimeElement date, String text) {}

    /**
     * The page's texts about the article itself.
     *
     * @param genre the genre, unless it is plain news
     * @param ageNotice the age of the article, if it exceeds the publication's limit
     */
    record Details(
            Optional<String> genre, List<BylineEntry> byline, Optional<TimeElement> published, Optional<TimeElement> updated,
            String readingTime, Optional<String> ageNotice, List<CorrectionNote> corrections) {

        static Details of(Article article, AgeNotice ageNotice, Localizer localizer) {
            return new Details(
                    localizer.genreName(article.labels().genre()),
                    localizer.byline(article.labels().authors()),
                    article.dates().published().map(localizer.dates()::dateTime),
                    article.dates().updated().map(localizer.dates()::dateTime),
                    localizer.messages().get("reading.time", readingMinutes(article.text().body().words())),
                    ageNotice.text(localizer.messages()),
                    correctionNotes(article, localizer));
        }
    }

    /**
     * The other articles that the page links to.
     *
     * @param translations the article in other languages
     * @param newerOnTopic later articles on its topic, if the article is old
     * @param previousInSection the article before it in its section
     * @param nextInSection the article after it in its section
     * @param related other articles on similar topics
     */
    record LinkedArticles(
            List<LanguageVersion> translations, List<Teaser> newerOnTopic, Optional<Teaser> previousInSection,
            Optional<Teaser> nextInSection, List<Teaser> related) {

        static LinkedArticles of(ArticleContext articleContext, Localizer localizer) {
            return new LinkedArticles(
                    LanguageVersion.of(articleContext.translations()),
                    articleContext.newerOnTopic().stream().map(localizer::headlineTeaser).toList(),
                    articleContext.neighbours().older().map(localizer::headlineTeaser),
                    articleContext.neighbours().newer().map(localizer::headlineTeaser),
                    articleContext.related().stream().map(localizer::headlineTeaser).toList());
        }
    }

    /** What the archive knows about the articles related to this one. */
    record ArticleContext(
            List<Translation> translations, AgeNotice ageNotice, Neighbours neighbours, List<ArticleSummary> newerOnTopic,
            List<ArticleSummary> related) {}

    static ArticlePage of(Article article, ArticleContext articleContext, Localizer localizer) {
        HtmlHead htmlHead =
                HtmlHead.of(localizer.language(), localizer.pageTitle(article.text().headline()), description(article, localizer),
                        localizer.publication().absoluteUrl(article.address()));
        return new ArticlePage(
                htmlHead.withMetadata(PageMetadata.ofArticle(article, articleContext.translations(), htmlHead, localizer)),
                article,
                Details.of(article, articleContext.ageNotice(), localizer),
                LinkedArticles.of(articleContext, localizer));
    }

    /** The anchor of the correction with that name on an article's page. */
    static String correctionAnchor(String correction) {
        return "correction-" + correction;
    }

    @Override
    public boolean isIndexed() {
        return !article.noindex();
    }

    @Override
    public Optional<CurrentSection> currentSection() {
        return article.labels().section().map(section -> CurrentSection.ofAncestor(section.address()));
    }

    public Optional<ImageReference> hero() {
        return article.visibleImage();
    }

    public String heroSizes() {
        return HERO_SIZES;
    }

    public boolean hasFooter() {
        return !article.text().body().notes().isEmpty() || !details.corrections().isEmpty() || !article.labels().tags().isEmpty();
    }

    private static List<CorrectionNote> correctionNotes(Article article, Localizer localizer) {
        List<Correction> all = article.credits().corrections();
        List<String> names = Correction.fragmentIds(all, localizer.publication());
        return IntStream.range(0, all.size())
                .mapToObj(i -> new CorrectionNote(
                        correctionAnchor(names.get(i)), localizer.dates().date(all.get(i).date()), all.get(i).text()))
                .toList();
    }

    private static Optional<String> description(Article article, Localizer localizer) {
        return article.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(article.text().body().opening(), DESCRIPTION_LENGTH, localizer.language())))
                .filter(text -> !text.isBlank());
    }

    private static long readingMinutes(int words) {
        return Math.max(1, Duration.ofMinutes(words).dividedBy(WORDS_PER_MINUTE).plusSeconds(30).toMinutes());
    }
}
