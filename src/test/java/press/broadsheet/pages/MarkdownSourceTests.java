package press.broadsheet.pages;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** The Markdown source of an article. */
@WithRunningSite
class MarkdownSourceTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void bodyIsUnchangedUnderNormalizedFrontMatter() {
        testPublisher
                .publish(ManuscriptBuilder.of("Written: \"so\"").slug("written").section("Industry").authors("A. One", "Zoë: Two")
                        .date(ManuscriptBuilder.time("2026-03-10T22:30:00Z")).updated(ManuscriptBuilder.day("2026-03-12"))
                        .source(new Source("The wire", Optional.of("https://wire.example.com/1"))).tags("Standards")
                        .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), "It said\n873."))
                        .markdown("Some *text*.\n\n专利").aliases("/old/written"));

        HttpResponse<String> response = siteClient.get("/articles/written.md");

        assertThat(response.body()).isEqualTo("""
                ---
                title: "Written: \\"so\\""
                authors: ["A. One", "Zoë: Two"]
                date: 2026-03-10T22:30:00Z
                updated: 2026-03-12
                section: "Industry"
                tags: ["Standards"]
                lang: "en"
                source: {name: "The wire", url: "https://wire.example.com/1"}
                corrections:
                  - date: 2026-03-11
                    text: "It said\\n873."
                canonical_url: "https://news.example.org/articles/written"
                ---

                Some *text*.

                专利
                """);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/markdown;charset=UTF-8");
        assertThat(response.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(response.headers().firstValue("Link"))
                .contains("<https://news.example.org/articles/written>; rel=\"canonical\"");
    }

    @Test
    void unusualFieldsSurviveARoundTrip() {
        List<String> odd = List.of("a: b # c", "'single' \"double\" \\", "- {list}", "line\nbreak\ttab", "no", "2026-03-01",
                "\u0085\u2028\ufeff\u007f\u0001", "\ud83d\ude00 专利", "*x &y %z", "---");
        for (int i = 0; i < odd.size(); i++) {
            testPublisher.publish(ManuscriptBuilder.of(odd.get(i)).slug("odd-" + i).tags("t " + odd.get(i)));
            String head = siteClient.get("/articles/odd-" + i + ".md").body().split("(?m)^---$")[1];

            Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(head);

            assertThat(read.get("title")).isEqualTo(odd.get(i));
            assertThat(read.get("tags")).isEqualTo(List.of(("t " + odd.get(i)).strip()));
        }
    }

    @Test
    void pageLinksToItsSource() {
        testPublisher.publish(ManuscriptBuilder.of("Named source"));

        assertThat(Jsoup.parse(siteClient.get("/articles/named-source").body())
                .select("link[rel=alternate][type=text/markdown]").eachAttr("href"))
                .containsExactly("/articles/named-source.md");
    }

    @Test
    void sourceIsRedirectedAndRemovedWithItsArticle() {
        testPublisher.publish(ManuscriptBuilder.of("Moving source"), ManuscriptBuilder.of("Going source"));
        testPublisher.publish(ManuscriptBuilder.of("Moving source").slug("moved-source"),
                ManuscriptBuilder.of("Going source").withdrawn("Wrong."));

        HttpResponse<String> moved = siteClient.get("/articles/moving-source.md?utm=x");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/articles/moved-source.md?utm=x");
        assertThat(siteClient.get("/articles/moved-source.md").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/articles/going-source.md").statusCode()).isEqualTo(410);
        assertThat(siteClient.get("/Articles/Going-Source.MD").statusCode()).isEqualTo(410);
        assertThat(siteClient.get("/articles/no-source.md").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/Articles/Moving-Source.MD/").headers().firstValue("Location"))
                .contains("/articles/moved-source.md");
    }
}
