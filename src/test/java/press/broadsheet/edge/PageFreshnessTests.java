package press.broadsheet.edge;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** Expired content does not stay in downstream caches. It is ten o'clock. */
@WithRunningSite
class PageFreshnessTests {

    private static final String WHOLE = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void cacheLifetimeEndsAtTheNextExpiry() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Offer").date(ManuscriptBuilder.day("2026-03-01"))
                        .expires(ManuscriptBuilder.time("2026-03-12T10:01:30Z")),
                ManuscriptBuilder.of("Story").date(ManuscriptBuilder.day("2026-03-02")));

        for (String address : List.of("/", "/articles/offer", "/feed.atom", "/sitemap.xml")) {
            for (int time = 0; time < 2; time++) {
                assertThat(siteClient.get(address).headers().firstValue("Cache-Control")).as(address)
                        .contains("public, max-age=60, stale-while-revalidate=30, stale-if-error=30");
            }
        }
        testPublisher.publishOnly(ManuscriptBuilder.of("Story").date(ManuscriptBuilder.day("2026-03-02")));
        assertThat(siteClient.get("/").headers().firstValue("Cache-Control")).contains(WHOLE);
    }

    @Test
    void embargoDoesNotShortenCacheLifetime() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Story").date(ManuscriptBuilder.day("2026-03-02")),
                ManuscriptBuilder.of("Soon").date(ManuscriptBuilder.time("2026-03-12T10:00:30Z"))
                        .expires(ManuscriptBuilder.time("2026-03-12T10:00:40Z")));

        assertThat(siteClient.get("/").headers().firstValue("Cache-Control")).contains(WHOLE);
        assertThat(siteClient.get("/articles/soon").headers().firstValue("Cache-Control")).contains("no-cache");
    }
}
