package press.broadsheet.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import press.broadsheet.archive.Articles.Neighbours;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Translation;

/** A story on its own page. */
record ArticlePage(Head head, Article article, Details details, Around around) implements Sheet {

    /** As wide as the stylesheet sets the lead picture: the page without its margins, and less the facts beside the text. */
    private static final String HERO_SIZES =
            "(min-width:140rem) calc(min(72vw,120rem) - 15rem), (min-width:78rem) calc(min(92vw,94rem) - 14.5rem), 92vw";

    private static final int WORDS_A_MINUTE = 230;
    private static final int DESCRIPTION_LENGTH = 200;

    /** What was set right, and when; {@code id} is where on the page it stands. */
    record Corrected(String id, Stamp date, String text) {}

    /**
     * What the page tells of the story itself, in its own words.
     *
     * @param genre what kind of journalism it is, where that is not plain news
     * @param age how old it is, where readers must be told
     */
    record Details(
            Optional<String> genre, List<Name> byline, Optional<Stamp> published, Optional<Stamp> updated, String readingTime,
            Optional<String> age, List<Corrected> corrections) {

        static Details of(Article article, Age age, Voice voice) {
            return new Details(
                    voice.genre(article.labels().genre()),
                    voice.byline(article.labels().authors()),
                    article.dates().published().map(voice.almanac()::full),
                    article.dates().updated().map(voice.almanac()::full),
                    voice.words().of("reading.time", minutes(article.text().body().words())),
                    age.told(voice.words()),
                    corrected(article, voice));
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
            List<Version> versions, List<Teaser> newer, Optional<Teaser> before, Optional<Teaser> after, List<Teaser> related) {

        static Around of(Company company, Voice voice) {
            return new Around(
                    Version.of(company.translations()),
                    company.newer().stream().map(voice::pointer).toList(),
                    company.beside().older().map(voice::pointer),
                    company.beside().newer().map(voice::pointer),
                    company.related().stream().map(voice::pointer).toList());
        }
    }

    /** What stands around a story. */
    record Company(
            List<Translation> translations, Age age, Neighbours beside, List<Headline> newer, List<Headline> related) {}

    static ArticlePage of(Article article, Company company, Voice voice) {
        Head head = Head.of(voice.language(), voice.title(article.text().headline()), description(article, voice),
                voice.publication().absolute(article.address()));
        return new ArticlePage(
                head.telling(Facts.ofArticle(article, company.translations(), head, voice)),
                article,
                Details.of(article, company.age(), voice),
                Around.of(company, voice));
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
    public Optional<Tab> tab() {
        return article.labels().section().map(section -> Tab.above(section.address()));
    }

    public Optional<Picture> hero() {
        return article.hero();
    }

    public String heroSizes() {
        return HERO_SIZES;
    }

    public boolean hasFoot() {
        return !article.text().body().notes().isEmpty() || !details.corrections().isEmpty() || !article.labels().tags().isEmpty();
    }

    private static List<Corrected> corrected(Article article, Voice voice) {
        List<Correction> all = article.credits().corrections();
        List<String> names = Correction.names(all, voice.publication());
        return IntStream.range(0, all.size())
                .mapToObj(at -> new Corrected(
                        anchor(names.get(at)), voice.almanac().day(all.get(at).date()), all.get(at).text()))
                .toList();
    }

    private static Optional<String> description(Article article, Voice voice) {
        return article.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(article.text().body().opening(), DESCRIPTION_LENGTH, voice.language())))
                .filter(text -> !text.isBlank());
    }

    private static long minutes(int words) {
        return Math.max(1, Duration.ofMinutes(words).dividedBy(WORDS_A_MINUTE).plusSeconds(30).toMinutes());
    }
}
