package press.broadsheet.edge;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** Other spellings of the site's own addresses: one 301 to an existing page, or 404. */
@WithRunningSite
class ListingAddressSpellingTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeEach
    void publish() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Labelled").date(ManuscriptBuilder.day("2026-03-10")).tags("Tägs").authors("Émile"));
    }

    @ParameterizedTest
    @CsvSource({
            "/tags/t%C3%A4gs, /tags/tags",
            "/tags/T%C3%84GS/?x=1, /tags/tags?x=1",
            "/Tags/Tags, /tags/tags",
            "/authors/%C3%A9mile/feed.atom, /authors/emile/feed.atom",
            "/articles/labelled.html.md, /articles/labelled.md",
            "/Articles/Labelled.HTML.MD?x, /articles/labelled.md?x",
            "/Archive/2026//03/, /archive/2026/03",
            "//feed.atom, /feed.atom",
            "/robots.txt/, /robots.txt",
            "/actuator//health, /actuator/health",
    })
    void otherSpellingRedirectsOnce(String requested, String there) {
        HttpResponse<String> response = siteClient.get(requested);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.headers().firstValue("Location")).hasValue(there);
        assertThat(response.body()).isEmpty();
        assertThat(siteClient.get(there).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/", "/assets/", "/assets/nothing.css/", "/media/", "/media//0/a.jpg", "/tags/Unheard-Of",
            "/tags/%C3%BCnheard", "/archive/1999/", "/Sections/", "/pages/", "/articles/unheard-of.html.md",
            "/sitemaps/1999.xml/"})
    void unknownAddressIsNotFoundWithoutRedirect(String requested) {
        HttpResponse<String> response = siteClient.get(requested);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no page at this address");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a={b}", "{}", "{x}={y}&before={z}", "a=%7Bb%7D", "next=//evil.example", "a[]=|", "a=b%0d%0ac"})
    void redirectKeepsTheQueryUnchanged(String query) throws IOException {
        testPublisher.publish(ManuscriptBuilder.of("Labelled").slug("renamed"));

        for (String ending : List.of("", ".md")) {
            assertThat(siteClient.sendRaw("GET /articles/labelled" + ending + "?" + query
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 301").contains("\r\nLocation: /articles/renamed" + ending + "?" + query + "\r\n");
        }
    }

    @Test
    void otherSpellingOfAnAssetRedirects() {
        String stylesheet = siteClient.get("/").body().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");

        HttpResponse<String> response = siteClient.get(stylesheet.replace("/assets/", "//assets//"));

        assertThat(response.headers().firstValue("Location")).hasValue(stylesheet);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }
}
