package press.broadsheet.pages.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.pages.JsonLdDocument;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.pages.card.SocialCard;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Source;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class JsonLdTests {

    private static final String HOSTILE = "</script><script>alert(1)</script><!-- & \"q\" 'a' \u2028\u2029 \ud83d\ude00 ]]>";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void everyKindOfPageHasItsType() {
        for (int i = 0; i < 25; i++) {
            testPublisher.publish(ManuscriptBuilder.of("Listed " + i).date(ManuscriptBuilder.day("2026-02-11")));
        }

        assertThat(read("/").types()).containsExactly("WebSite");
        assertThat(read("/?before=listed-5").types()).containsExactly("CollectionPage", "BreadcrumbList");
        assertThat(read("/articles/listed-3").types()).containsExactly("NewsArticle", "BreadcrumbList");
        for (String address : List.of("/", "/?before=listed-5", "/articles/listed-3")) {
            assertThat(read(address).problems()).as(address).isEmpty();
        }
    }

    @Test
    void errorPageHasNoJsonLd() {
        Document page = page("/articles/nothing-of-ours");

        assertThat(page.select("script, meta[property], meta[name^=twitter]")).isEmpty();
    }

    @Test
    void genreIsTheType() {
        Map<Genre, String> types = Map.of(Genre.NEWS, "NewsArticle", Genre.ANALYSIS, "AnalysisNewsArticle",
                Genre.OPINION, "OpinionNewsArticle", Genre.REVIEW, "ReviewNewsArticle",
                Genre.BACKGROUND, "BackgroundNewsArticle", Genre.SPONSORED, "AdvertiserContentArticle");
        assertThat(types).containsOnlyKeys(Genre.values());

        types.forEach((genre, type) -> {
            testPublisher.publish(ManuscriptBuilder.of("Kind " + genre).genre(genre));
            assertThat(read("/articles/kind-" + genre.name().toLowerCase()).types()).contains(type);
        });
    }

    @Test
    void fullArticleHasAllProperties() {
        testPublisher.publish(ManuscriptBuilder.of("Whole data")
                .section("Industry").standfirst("In a sentence.").authors("A. One", "B. Two")
                .date(ManuscriptBuilder.time("2026-03-10T22:30:00Z")).updated(ManuscriptBuilder.day("2026-03-12"))
                .expires(ManuscriptBuilder.day("2026-04-01"))
                .source(new Source("The wire", Optional.of("https://wire.example.com/1")))
                .tags("Standards", "Robotics").language("en-IE")
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), "It said 873.")));

        assertThat(read("/articles/whole-data").problems()).isEmpty();
        assertThat(page("/articles/whole-data").selectFirst("script").data()).isEqualTo("""
                {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Whole data",\
                "url":"https://news.example.org/articles/whole-data",\
                "mainEntityOfPage":"https://news.example.org/articles/whole-data",\
                "datePublished":"2026-03-10T22:30:00Z","dateModified":"2026-03-12","expires":"2026-04-01",\
                "author":[{"@type":"Person","name":"A. One","url":"https://news.example.org/authors/a-one"},\
                {"@type":"Person","name":"B. Two","url":"https://news.example.org/authors/b-two"}],\
                "articleSection":"Industry","keywords":["Standards","Robotics"],"wordCount":1,"inLanguage":"en-IE",\
                "isAccessibleForFree":true,"isBasedOn":"https://wire.example.com/1","creditText":"The wire",\
                "image":{"@type":"ImageObject","url":"CARD","encodingFormat":"image/png","width":1200,"height":630},\
                "correction":[{"@type":"CorrectionComment","text":"It said 873.","datePublished":"2026-03-11"}],\
                "publisher":{"@type":"NewsMediaOrganization","name":"Broadsheet","url":"https://news.example.org/",\
                "logo":"LOGO"}},{"@type":"BreadcrumbList","itemListElement":[\
                {"@type":"ListItem","position":1,"name":"Front page","item":"https://news.example.org/"},\
                {"@type":"ListItem","position":2,"name":"Industry","item":"https://news.example.org/sections/industry"},\
                {"@type":"ListItem","position":3,"name":"Whole data",\
                "item":"https://news.example.org/articles/whole-data"}]}]}"""
                .replace("LOGO", read("/articles/whole-data").article().at("/publisher/logo").asString())
                .replace("CARD", page("/articles/whole-data").select("meta[property=og:image]").attr("content")));
    }

    @Test
    void openGraphHasTheSameFacts() {
        testPublisher.publish(
                ManuscriptBuilder.of("Shared story").section("Industry").standfirst("In a sentence.").authors("A. One", "B. Two")
                        .date(ManuscriptBuilder.day("2026-03-10")).updated(ManuscriptBuilder.time("2026-03-12T09:00:00Z"))
                        .expires(ManuscriptBuilder.day("2026-04-01"))
                        .tags("Standards", "Robotics"));

        SocialCard socialCard = new SocialCard(SocialCardLookup.articlePrefix("shared-story.md"), "Broadsheet", "Shared story",
                Optional.of("Industry"),
                Optional.empty(), Locale.ENGLISH);
        assertThat(page("/articles/shared-story").select("meta[property], meta[name^=twitter]").eachAttr("content"))
                .containsExactly("Shared story", "article", "https://news.example.org/articles/shared-story",
                        "In a sentence.", "Broadsheet", "en_GB", "https://news.example.org" + socialCard.address(), "image/png",
                        "1200",
                        "630", "Shared story", "2026-03-10", "2026-03-12T09:00:00Z", "2026-04-01",
                        "https://news.example.org/authors/a-one", "https://news.example.org/authors/b-two", "Industry",
                        "Standards", "Robotics", "summary_large_image");
        assertThat(page("/").select("meta[property]").eachAttr("content")).startsWith("Broadsheet", "website");
    }

    @Test
    void localeHasNoGuessedTerritory() {
        assertThat(List.of("en", "en-US", "zh", "zh-Hant", "zh-Hant-HK", "ar", "fr-CA", "sw"))
                .map(tag -> OpenGraph.locale(Locale.forLanguageTag(tag)).orElse("none"))
                .containsExactly("en_GB", "en_US", "zh_CN", "zh_TW", "zh_HK", "ar_AR", "fr_CA", "none");
    }

    @Test
    void noTextCanEndTheScriptElement() {
        testPublisher.publish(ManuscriptBuilder.of("x" + HOSTILE).slug("hostile").section(HOSTILE).authors(HOSTILE).tags(HOSTILE)
                .source(new Source(HOSTILE, Optional.empty()))
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), HOSTILE)));

        assertThat(page("/articles/hostile").selectFirst("script").data()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        JsonNode article = read("/articles/hostile").article();
        assertThat(article.path("headline").asString()).isEqualTo("x" + HOSTILE);
        assertThat(article.at("/correction/0/text").asString()).isEqualTo(HOSTILE);
        assertThat(read("/articles/hostile").problems()).isEmpty();
    }

    /** Future dates are editing mistakes, and search engines penalize them. */
    @Test
    void futureUpdateIsNotShown() {
        testPublisher.publish(ManuscriptBuilder.of("Foreseen").date(ManuscriptBuilder.day("2026-03-10"))
                .updated(ManuscriptBuilder.day("2026-03-13")));

        String page = siteClient.get("/articles/foreseen").body();

        assertThat(page).contains("\"datePublished\":\"2026-03-10\"").doesNotContain("2026-03-13", "13 March");
    }

    private JsonLdDocument read(String address) {
        return JsonLdDocument.of(page(address));
    }

    private Document page(String address) {
        return Jsoup.parse(siteClient.get(address).body());
    }
}
