package press.broadsheet.edge;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that has run its time lives on in the caches of others. It is ten o'clock. */
@Served
class ExpiryOfPagesTests {

    private static final String WHOLE = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Test
    void pagesAreKeptNoLongerThanWhatStandsInThem() {
        press.publishOnly(Copy.of("Offer").date(Copy.day("2026-03-01")).expires(Copy.time("2026-03-12T10:01:30Z")),
                Copy.of("Story").date(Copy.day("2026-03-02")));

        for (String address : List.of("/", "/articles/offer", "/feed.atom", "/sitemap.xml")) {
            for (int time = 0; time < 2; time++) {
                assertThat(site.get(address).headers().firstValue("Cache-Control")).as(address)
                        .contains("public, max-age=60, stale-while-revalidate=30, stale-if-error=30");
            }
        }
        press.publishOnly(Copy.of("Story").date(Copy.day("2026-03-02")));
        assertThat(site.get("/").headers().firstValue("Cache-Control")).contains(WHOLE);
    }

    @Test
    void embargoIsNotBetrayed() {
        press.publishOnly(Copy.of("Story").date(Copy.day("2026-03-02")),
                Copy.of("Soon").date(Copy.time("2026-03-12T10:00:30Z")).expires(Copy.time("2026-03-12T10:00:40Z")));

        assertThat(site.get("/").headers().firstValue("Cache-Control")).contains(WHOLE);
        assertThat(site.get("/articles/soon").headers().firstValue("Cache-Control")).contains("no-cache");
    }
}
