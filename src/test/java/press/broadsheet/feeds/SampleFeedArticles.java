package press.broadsheet.feeds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Source;

/** Some hundred articles in six languages, with all fields and all problematic characters. */
final class SampleFeedArticles {

    static final int COUNT = 240;

    private static final Instant NOON = Instant.parse("2026-03-12T09:00:00Z");

    private record LanguageHeadline(String language, String headline, String section, String author) {}

    private static final List<LanguageHeadline> LANGUAGES = List.of(
            new LanguageHeadline("en", "Talks & <tariffs> end ]]> \"here\" \u0001\u000b\uFFFE", "Trade & Tariffs", "Ann O’Lee"),
            new LanguageHeadline("zh-Hans", "工信部加强知识产权保护 😀", "产业", "张伟"),
            new LanguageHeadline("ar", "أخبار التجارة اليوم", "اقتصاد", "ليلى"),
            new LanguageHeadline("fr", "L’économie reprend", "Économie", "Zoë & Cie"),
            new LanguageHeadline("zh-TW", "貿易談判 𠮷", "產業", "林"),
            new LanguageHeadline("hi", "व्यापार वार्ता", "व्यापार", "रवि"));

    private SampleFeedArticles() {}

    static ManuscriptBuilder[] articles() {
        return IntStream.range(0, COUNT).mapToObj(SampleFeedArticles::article).toArray(ManuscriptBuilder[]::new);
    }

    private static ManuscriptBuilder article(int number) {
        LanguageHeadline languageHeadline = LANGUAGES.get(number % LANGUAGES.size());
        // some publication times are shared by several articles
        Instant date = NOON.minus(7L * (number / 3), ChronoUnit.DAYS);
        ManuscriptBuilder manuscript = ManuscriptBuilder.of(languageHeadline.headline() + " " + number)
                .language(languageHeadline.language())
                .section(languageHeadline.section())
                .tags("IP & <law>", "标签")
                .body(new ArticleBody("<p>Text &amp; <a href=\"/articles/x\">link</a> ]]&gt; \u0002 <a href=\"#fn1\">1</a></p>",
                        "<ol><li id=\"fn1\">Note</li></ol>", "<aside><p>Aside</p></aside>", "Text", 2, false));
        if (number % 4 != 0) {
            manuscript.date(number % 2 == 0
                    ? new EditorialDate(date.truncatedTo(ChronoUnit.DAYS), false)
                    : new EditorialDate(date, true));
        }
        if (number % 5 == 0) {
            manuscript.updated(new EditorialDate(date.plus(1, ChronoUnit.HOURS), true));
        }
        if (number % 3 != 0) {
            manuscript.authors(languageHeadline.author(), "Bo");
        }
        if (number % 2 == 0) {
            manuscript.source(
                    new Source("Wire & Co", Optional.of("https://example.org/ü?a=1&b=2").filter(it -> number % 4 == 0)));
        }
        if (number % 7 == 0) {
            manuscript.genre(Genre.OPINION).standfirst("Less < more & ]]> " + number);
        }
        if (number % 9 == 0) {
            manuscript.corrected(new Correction(new EditorialDate(date, true), "It was <this> & is that."));
        }
        return manuscript;
    }
}
