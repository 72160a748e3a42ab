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
import press.broadsheet.pages.view.PageFormat;
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

    private static final int WORDS_A_MINUTE = 230;
    private static final int DESCRIPTION_LENGTH = 200;

    /** What was set right, and when; {@code id} is where on the page it stands. */
    record Corrected(String id, TimeElement date, String text) {}

    /**
     * What the page tells of the story itself, in its own words.
     *
     * @param genre what kind of journalism it is, where that is not plain news
     * @param age how old it is, where readers must be told
     */
    record Details(
            Optional<String> genre, List<BylineEntry> byline, Optional<TimeElement> published, Optional<TimeElement> updated, String readingTime,
            Optional<String> age, List<Corrected> corrections) {

        static Details of(Article article, AgeNotice ageNotice, PageFormat pageFormat) {
            return new Details(
                    pageFormat.genre(article.labels().genre()),
                    pageFormat.byline(article.labels().authors()),
                    article.dates().published().map(pageFormat.almanac()::full),
                    article.dates().updated().map(pageFormat.almanac()::full),
                    pageFormat.words().of("reading.time", minutes(article.text().body().words())),
                    ageNotice.told(pageFormat.words()),
                    corrected(article, pageFormat));
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
            List<LanguageVersion> versions, List<Teaser> newer, Optional<Teaser> before, Optional<Teaser> after, List<Teaser> related) {

        static Around of(Company company, PageFormat pageFormat) {
            return new Around(
                    LanguageVersion.of(company.translations()),
                    company.newer().stream().map(pageFormat::pointer).toList(),
                    company.beside().older().map(pageFormat::pointer),
                    company.beside().newer().map(pageFormat::pointer),
                    company.related().stream().map(pageFormat::pointer).toList());
        }
    }

    /** What stands around a story. */
    record Company(
            List<Translation> translations, AgeNotice age, Neighbours beside, List<ArticleSummary> newer, List<ArticleSummary> related) {}

    static ArticlePage of(Article article, Company company, PageFormat pageFormat) {
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(article.text().headline()), description(article, pageFormat),
                pageFormat.publication().absolute(article.address()));
        return new ArticlePage(
                htmlHead.telling(PageMetadata.ofArticle(article, company.translations(), htmlHead, pageFormat)),
                article,
                Details.of(article, company.age(), pageFormat),
                Around.of(company, pageFormat));
    }

    /** Where on a story's page the correction of that name stands. */
    static String anchor(String correction) {
        return "correction-" + correction;
    }

    @Override
    public boolean isIndexed() {
        return !article.noindex();
    }

    @Override
    public Optional<CurrentSection> tab() {
        return article.labels().section().map(section -> CurrentSection.above(section.address()));
    }

    public Optional<ImageReference> hero() {
        return article.hero();
    }

    public String heroSizes() {
        return HERO_SIZES;
    }

    public boolean hasFoot() {
        return !article.text().body().notes().isEmpty() || !details.corrections().isEmpty() || !article.labels().tags().isEmpty();
    }

    private static List<Corrected> corrected(Article article, PageFormat pageFormat) {
        List<Correction> all = article.credits().corrections();
        List<String> names = Correction.names(all, pageFormat.publication());
        return IntStream.range(0, all.size())
                .mapToObj(at -> new Corrected(
                        anchor(names.get(at)), pageFormat.almanac().day(all.get(at).date()), all.get(at).text()))
                .toList();
    }

    private static Optional<String> description(Article article, PageFormat pageFormat) {
        return article.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(article.text().body().opening(), DESCRIPTION_LENGTH, pageFormat.language())))
                .filter(text -> !text.isBlank());
    }

    private static long minutes(int words) {
        return Math.max(1, Duration.ofMinutes(words).dividedBy(WORDS_A_MINUTE).plusSeconds(30).toMinutes());
    }
}
