package press.broadsheet.pages;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Articles in several languages, in a publication in English. */
@WithRunningSite
class PageLanguageTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void pageUsesItsArticlesLanguage() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Hafen").language("de")
                .date(ManuscriptBuilder.time("2026-03-10T06:30:00Z")).authors("A. Eins", "B. Zwei"));

        assertThat(siteClient.get("/articles/hafen").body()).contains("<a class=\"skip\" href=\"#main\">Zum Inhalt springen</a>",
                "<dt>Veröffentlicht</dt>", "10. März 2026, 06:30 Uhr (UTC)", "A. Eins</a> und <a", "<dd>1 Minute</dd>");
        assertThat(siteClient.get("/").body()).as("a listing uses the publication's language")
                .contains("Skip to the main content", "<h2 lang=\"de\" dir=\"ltr\"><a href=\"/articles/hafen\">");
    }

    @Test
    void englishFallbackTextIsMarkedAsEnglish() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Port").language("pl").date(ManuscriptBuilder.day("2026-03-10")),
                ManuscriptBuilder.of("נמל").slug("namal").language("he").date(ManuscriptBuilder.day("2026-03-10")),
                ManuscriptBuilder.of("ميناء").slug("mina").language("ar"));

        assertThat(siteClient.get("/articles/port").body()).contains("<dt lang=\"en\">Published</dt>",
                "<time datetime=\"2026-03-10\" lang=\"en\">10 March 2026</time>", "<dd lang=\"en\">1 minute</dd>",
                "<a href=\"/archive\" lang=\"en\">Archive</a>");
        assertThat(siteClient.get("/articles/namal").body()).contains("<dt lang=\"en\" dir=\"ltr\">Published</dt>",
                "<time datetime=\"2026-03-10\" lang=\"en\" dir=\"ltr\">10 March 2026</time>");
        assertThat(siteClient.get("/articles/mina").body()).doesNotContain("lang=\"en\"").contains("<dd>دقيقة واحدة</dd>");
    }

    @Test
    void translationsPointToEachOther() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Harbour").translationKey("harbour"),
                ManuscriptBuilder.of("Port").language("fr").translationKey("harbour"),
                ManuscriptBuilder.of("港口").slug("gangkou").language("zh-Hans").translationKey("harbour"));

        String page = siteClient.get("/articles/port").body();

        assertThat(page).contains(
                "<link rel=\"alternate\" hreflang=\"fr\" href=\"https://news.example.org/articles/port\">",
                "<link rel=\"alternate\" hreflang=\"en\" href=\"https://news.example.org/articles/harbour\">",
                "<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"https://news.example.org/articles/gangkou\">",
                "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://news.example.org/articles/harbour\">",
                "href=\"/articles/gangkou\" hreflang=\"zh-Hans\" lang=\"zh-Hans\" dir=\"ltr\"", ">English</a>")
                .containsPattern("og:locale:alternate")
                .doesNotContain(">Français</a>");
    }

    @Test
    void unpublishedTranslationIsNotLinked() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Harbour").translationKey("harbour"),
                ManuscriptBuilder.of("Port").language("fr").translationKey("harbour")
                        .date(ManuscriptBuilder.time("2026-03-12T11:00:00Z")));

        assertThat(siteClient.get("/articles/harbour").body()).doesNotContain("hreflang", "Also in", "Port",
                "og:locale:alternate");
    }
}
