package press.broadsheet.edge;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
@ExtendWith(OutputCaptureExtension.class)
class ResponseHeadersTests {

    private static final List<String> REQUIRED = List.of("Content-Security-Policy", "X-Content-Type-Options",
            "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
            "Cross-Origin-Embedder-Policy", "X-Frame-Options", "Strict-Transport-Security");
    private static final List<String> FORBIDDEN = List.of("Server", "X-Powered-By", "Set-Cookie", "X-Application-Context");

    private static final List<String> ENDINGS = List.of(".xml", ".json", ".txt", ".md", ".png", ".atom", ".rss", ".css", ".js",
            ".svg", ".pdf", ".xhtml", ".webmanifest", ".unheard-of");

    private static final List<String> ACCEPTED = List.of("application/json", "application/xml;q=0.9, text/*;q=0.1", "image/png",
            "text/html;q=0", "nonsense");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Controller
    static class Failing {

        @GetMapping({"/fails", "/fails/{name}"})
        String fail() {
            throw new IllegalStateException("an internal detail");
        }
    }

    @BeforeEach
    void publish() {
        testPublisher.publish(ManuscriptBuilder.of("Live").aliases("/old"), withdrawnArticle());
        testPublisher.publish(withdrawnArticle().withdrawn("It was wrong."));
    }

    private static ManuscriptBuilder withdrawnArticle() {
        return ManuscriptBuilder.of("Dead").aliases(ENDINGS.stream().map(ending -> "/dead" + ending).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "200 /", "200 /articles/live", "301 /old", "404 /nothing", "404 /?before=nothing", "410 /articles/dead", "500 /fails",
            "200 /favicon.ico", "404 /assets/nothing.css", "404 /error", "400 /articles/%ff", "404 /articles/a%2fb"})
    void everyResponseHasSecurityHeaders(String expected) {
        String[] words = expected.split(" ");

        HttpResponse<String> response = siteClient.get(words[1]);

        assertThat(response.statusCode()).isEqualTo(Integer.parseInt(words[0]));
        assertSafe(response.headers());
        assertThat(siteClient.request("HEAD", words[1]).statusCode()).isEqualTo(response.statusCode());
        assertThat(response.body()).doesNotContain("secret", "Exception", "Tomcat", "Apache", "at org.");
    }

    /** Error responses are the site's own HTML pages, whatever the address and the Accept header. */
    @ParameterizedTest
    @ValueSource(strings = {"404 /nothing", "404 /articles/nothing", "404 /assets/nothing", "404 /media/nothing/nothing",
            "404 /cards/nothing", "404 /sitemaps/nothing", "404 /actuator/nothing", "404 /error", "410 /dead", "400 /%ff",
            "500 /fails/x"})
    void errorsAreHtmlWhateverTheExtension(String expected) {
        String[] words = expected.split(" ");
        for (int i = 0; i < ENDINGS.size(); i++) {
            String address = words[1] + ENDINGS.get(i);
            for (String accept : List.of("*/*", ACCEPTED.get(i % ACCEPTED.size()))) {
                for (String method : List.of("GET", "HEAD")) {
                    HttpResponse<String> response = siteClient.request(method, address, "Accept", accept);
                    String requested = method + " " + address + " for " + accept;
                    assertThat(response.statusCode()).as(requested).isEqualTo(Integer.parseInt(words[0]));
                    assertThat(response.headers().allValues("Content-Type")).as(requested)
                            .containsExactly("text/html;charset=UTF-8");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml application/xml;charset=UTF-8", "/sitemap-news.xml application/xml;charset=UTF-8",
            "/robots.txt text/plain;charset=UTF-8", "/feed.atom application/atom+xml;charset=UTF-8",
            "/feed.rss application/rss+xml;charset=UTF-8", "/feed.json application/feed+json",
            "/opensearch.xml application/opensearchdescription+xml;charset=UTF-8", "/ text/html;charset=UTF-8",
            "/articles/live text/html;charset=UTF-8", "/articles/live.md text/markdown;charset=UTF-8"})
    void contentTypeIgnoresAccept(String expected) {
        String[] words = expected.split(" ");
        for (String accept : ACCEPTED) {
            assertThat(siteClient.get(words[0], "Accept", accept).headers().allValues("Content-Type")).as(accept)
                    .containsExactly(words[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET / HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: bogus\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"})
    void malformedRequestsGetSecurityHeadersToo(String request) throws IOException {
        String response = siteClient.sendRaw(request);

        assertThat(response).startsWith("HTTP/1.1 ").containsPattern("^HTTP/1.1 (400|501|505) ");
        for (String header : REQUIRED) {
            assertThat(response.toLowerCase(Locale.ROOT)).contains("\r\n" + header.toLowerCase(Locale.ROOT) + ": ");
        }
        assertThat(response).doesNotContain("Apache", "Tomcat", "Exception");
    }

    /** RFC 9112, section 6.3: an invalid length is an error at any address, and closes the connection. */
    @ParameterizedTest
    @ValueSource(strings = {"+5", "-1", "0x5", "1e1", "5 5", "5;", "5,5", "0, 0", "", "\u00b2", "12345678901234567890",
            "9223372036854775808", "5\r\nContent-Length: 5", "0\r\nContent-Length: 5", "0\r\nContent-Length: 0"})
    void malformedLengthGetsTheSitesErrorPage(String length, CapturedOutput log) throws IOException {
        for (String address : List.of("GET /", "GET /articles/live", "GET /nothing", "POST /", "OPTIONS *")) {
            String response = siteClient.sendRaw(address + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n");

            assertThat(response).as(address).startsWith("HTTP/1.1 400 ").contains("\r\nConnection: close\r\n")
                    .contains("We could not read this request");
            for (String header : REQUIRED) {
                assertThat(response.toLowerCase(Locale.ROOT)).as(address)
                        .contains("\r\n" + header.toLowerCase(Locale.ROOT) + ": ");
            }
        }
        assertThat(log.getAll()).doesNotContain("NumberFormatException", "IllegalArgumentException");
    }

    @Test
    void hugeHeaderGetsTheSitesErrorPage() throws IOException {
        String response = siteClient.sendRaw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(response).contains("HTTP/1.1 400", "Content-Security-Policy", "We could not read this request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"})
    void otherMethodsAreNotAllowed(String method) {
        for (String address : List.of("/", "/articles/live", "/nothing", "/favicon.ico", "/assets/nothing.css")) {
            HttpResponse<String> response = siteClient.request(method, address);
            assertThat(response.statusCode()).as(method + " " + address).isEqualTo(405);
            assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD, OPTIONS");
            assertSafe(response.headers());
        }
    }

    /** RFC 9110, section 9.3.7: options of the server as a whole. */
    @Test
    void optionsOfTheServerListsAllowedMethods() throws IOException {
        String response = siteClient.sendRaw("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 204 ").contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
        for (String header : REQUIRED) {
            assertThat(response).contains("\r\n" + header + ": ");
        }
    }

    @Test
    void optionsListsAllowedMethods() {
        HttpResponse<String> response = siteClient.request("OPTIONS", "/articles/live");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertSafe(response.headers());
    }

    @Test
    void headIsGetWithoutTheBody() {
        HttpResponse<String> get = siteClient.get("/articles/live");
        HttpResponse<String> head = siteClient.request("HEAD", "/articles/live");

        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).isEqualTo(get.headers().firstValue("Content-Length"))
                .isPresent();
    }

    private static void assertSafe(HttpHeaders headers) {
        for (String header : REQUIRED) {
            assertThat(headers.allValues(header)).as(header).hasSize(1);
        }
        for (String header : FORBIDDEN) {
            assertThat(headers.firstValue(header)).as(header).isEmpty();
        }
    }
}
