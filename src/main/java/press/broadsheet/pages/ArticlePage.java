package press.broadsheet.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import press.broadsheet.archive.reading.Articles.Neighbours;
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

/** A story on its own page. */
record ArticlePage(HtmlHead head, Article article, Details details, Around around) implements PageModel {

    /** As wide as the stylesheet sets the lead picture: the page without its margins, and less the facts beside the text. */
    private static final String HERO_SIZES =
            "(min-width:140rem) calc(min(72vw,120rem) - 15rem), (min-width:78rem) calc(min(92vw,94rem) - 14.5rem), 92vw";

    private static final int WORDS_PER_MINUTE = 230;
    private static final int DESCRIPTION_LENGTH = 200;

    /** What was set right, and when; {@code id} is where on the page it stands. */
    record CorrectionNote(String id, TimeElement date, String text) {}

    /**
     * What the page tells of the story itself, in its own words.
     *
     * @param genre what kind of journalism it is, where that is not plain news
     * @param age how old it is, where readers must be told
     */
    record Details(
            Optional<String> genre, List<BylineEntry> byline, Optional<TimeElement> published, Optional<TimeElement> updated,
            String readingTime,
            Optional<String> age, List<CorrectionNote> corrections) {

        static Details of(Article article, AgeNotice ageNotice, Localizer localizer) {
            return new Details(
                    localizer.genreName(article.labels().genre()),
                    localizer.byline(article.labels().authors()),
                    article.dates().published().map(localizer.dates()::dateTime),
                    article.dates().updated().map(localizer.dates()::dateTime),
                    localizer.messages().get("reading.time", readingMinutes(article.text().body().words())),
                    ageNotice.text(localizer.messages()),
                    corrected(article, localizer));
        }
    }

    /**
     * The stories that the page leads on to.
     *
     * @param versions the same story in other languages
     * @param newer later stories on its matter, where it is old
     * @param before the story before it in its section
     * @param after the story after it in its section
     */
    record Around(
            List<LanguageVersion> versions, List<Teaser> newer, Optional<Teaser> before, Optional<Teaser> after,
            List<Teaser> related) {

        static Around of(ArticleContext articleContext, Localizer localizer) {
            return new Around(
                    LanguageVersion.of(articleContext.translations()),
                    articleContext.newerOnTopic().stream().map(localizer::headlineTeaser).toList(),
                    articleContext.neighbours().older().map(localizer::headlineTeaser),
                    articleContext.neighbours().newer().map(localizer::headlineTeaser),
                    articleContext.related().stream().map(localizer::headlineTeaser).toList());
        }
    }

    /** What stands around a story. */
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
                Around.of(articleContext, localizer));
    }

    /** Where on a story's page the correction of that name stands. */
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

    private static List<CorrectionNote> corrected(Article article, Localizer localizer) {
        List<Correction> all = article.credits().corrections();
        List<String> names = Correction.fragmentIds(all, localizer.publication());
        return IntStream.range(0, all.size())
                .mapToObj(at -> new CorrectionNote(
                        correctionAnchor(names.get(at)), localizer.dates().date(all.get(at).date()), all.get(at).text()))
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
