package press.broadsheet.edge.canonical;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.broadsheet.archive.mirror.LedgerRecovery;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** The database is lost, and the import that restores it is on hold. */
@WithRunningSite
@TestPropertySource(properties = "broadsheet.publication.name=The Lost Paper")
@DirtiesContext
class RestoreInProgressFilterTests {

    @Autowired
    private LedgerRecovery recovery;

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @TempDir
    private Path folder;

    @Test
    void siteAnswers503WhileArticlesAreMissing() throws IOException {
        assertThat(siteClient.get("/").statusCode()).as("a site that never had an article").isEqualTo(200);
        Path ledger = Files.writeString(folder.resolve(".ledger.tsv"), String.join("\t", "/articles/old", "old.md",
                "tag:news.example.org,2026-03-01:/articles/old", "old.md", "digest", "2026-03-01T00:00:00Z", "Headline", "", "",
                "", "", "2026-03-01T00:00:00Z", "now", "2026-03-02T00:00:00Z") + "\n");
        assertThat(recovery.recover(ledger)).isEmpty();

        for (String address : List.of("/", "/articles/old", "/articles/OLD/", "/articles/unheard-of", "/feed.atom",
                "/robots.txt", "/media/0/a.jpg", "/archive", "/x.json", "/feed.rss")) {
            HttpResponse<String> response = siteClient.get(address);
            assertThat(response.statusCode()).as(address).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).as(address).contains("300");
            assertThat(response.headers().firstValue("Content-Type")).as(address).contains("text/html;charset=UTF-8");
            assertThat(response.headers().firstValue("Content-Security-Policy")).as(address).isPresent();
            assertThat(response.body()).as(address).contains("We cannot answer just now").doesNotContain("Headline");
        }
        assertThat(siteClient.get("/actuator/health").statusCode()).isEqualTo(200);

        testPublisher.publish(ManuscriptBuilder.of("New"));

        assertThat(siteClient.get("/articles/new").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/articles/old").statusCode()).isEqualTo(410);
        assertThat(siteClient.get("/articles/unheard-of").statusCode()).isEqualTo(404);
    }
}
