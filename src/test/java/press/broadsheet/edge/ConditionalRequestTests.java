package press.broadsheet.edge;

import java.net.http.HttpResponse;
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

/** Conditional requests with If-None-Match. */
@WithRunningSite
class ConditionalRequestTests {

    private static final String ADDRESS = "/articles/kept";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeEach
    void publish() {
        testPublisher.publish(ManuscriptBuilder.of("Kept"));
    }

    /** TAG is the page's own tag; each case requests an uncached page, and then the same page from the cache. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TAG                    | 304
            W/TAG                  | 304
            "a", TAG               | 304
            "a,b", W/TAG , "c"     | 304
            *                      | 304
            ' * '                  | 304
            "other"                | 200
            W/"other"              | 200
            nonsense               | 200
            ''                     | 200
            "*"                    | 200
            """)
    void ifNoneMatch(String header, int status) {
        String tag = siteClient.get(ADDRESS).headers().firstValue("ETag").orElseThrow();
        testPublisher.publish(ManuscriptBuilder.of("Another"));
        for (int time = 0; time < 2; time++) {
            tag = time == 0 ? tag : siteClient.get(ADDRESS).headers().firstValue("ETag").orElseThrow();
            for (String method : new String[]{"GET", "HEAD"}) {
                if (time == 1 || !header.contains("TAG")) {
                    assertThat(siteClient.request(method, ADDRESS, "If-None-Match", header.replace("TAG", tag)).statusCode())
                            .as(method + " " + header).isEqualTo(status);
                }
            }
        }
    }

    @Test
    void severalFieldsAreOneList() {
        String tag = siteClient.get(ADDRESS).headers().firstValue("ETag").orElseThrow();

        assertThat(siteClient.get(ADDRESS, "If-None-Match", "\"a\"", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void notModifiedHasNoBodyAndTheFieldsThatUpdateACache() {
        HttpResponse<String> whole = siteClient.get(ADDRESS, "Accept-Encoding", "gzip");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> unchanged = siteClient.get(ADDRESS, "Accept-Encoding", "gzip", "If-None-Match", tag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        for (String field : new String[]{"ETag", "Cache-Control", "Vary", "Content-Security-Policy"}) {
            assertThat(unchanged.headers().allValues(field)).as(field).isEqualTo(whole.headers().allValues(field)).hasSize(1);
        }
        assertThat(unchanged.headers().firstValue("Date")).isPresent();
        for (String field : new String[]{"Content-Type", "Content-Encoding", "Content-Language"}) {
            assertThat(unchanged.headers().firstValue(field)).as(field).isEmpty();
        }
    }

    @Test
    void eachCodingHasItsOwnTag() {
        String plain = siteClient.get(ADDRESS).headers().firstValue("ETag").orElseThrow();
        String gzip = siteClient.get(ADDRESS, "Accept-Encoding", "gzip").headers().firstValue("ETag").orElseThrow();

        assertThat(gzip).isNotEqualTo(plain).matches("\"[0-9a-f]{32}\"");
        assertThat(siteClient.get(ADDRESS, "If-None-Match", gzip).statusCode()).as("without gzip").isEqualTo(200);
    }

    @Test
    void unchangedPageKeepsItsTagInTheNextEdition() {
        testPublisher.publish(ManuscriptBuilder.of("Kept").standfirst("As it was."));
        String tag = siteClient.get("/articles/kept.md").headers().firstValue("ETag").orElseThrow();

        testPublisher.publish(ManuscriptBuilder.of("Quite another"));

        assertThat(siteClient.get("/articles/kept.md").headers().firstValue("ETag")).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/?before=nothing"})
    void missingPageMatchesNoTag(String address) {
        HttpResponse<String> response = siteClient.get(address, "If-None-Match", "*");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    }
}
