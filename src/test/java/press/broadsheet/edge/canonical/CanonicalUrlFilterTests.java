package press.broadsheet.edge.canonical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.NoHandlerFoundException;
import press.broadsheet.TrialCount;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.edge.RawHttpClient;
import press.broadsheet.edge.server.LenientRequestTargets;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.EquivalentUrls;
import press.broadsheet.web.RequestedAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** Over a real connection, since the server also interprets addresses. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = CanonicalUrlFilterTests.TestApplication.class)
class CanonicalUrlFilterTests {

    private static final List<String> CAMPAIGN =
            List.of("utm_source=x", "fbclid=A%2Fb+c", "x[]=1", "100%", "next=//evil.example", "a=%0d%0aX");

    @LocalServerPort
    private int port;

    @Autowired
    private InMemoryLedger ledger;

    @Test
    void anySpellingRedirectsAtMostOnce() throws IOException {
        Random random = new Random(20261122);
        List<String> known = new ArrayList<>(ledger.addresses().keySet());
        known.addAll(List.of("/articles/unheard-of", "/nowhere/at-all.php", "/articles/专利.md", "/", "/sections/中国",
                "/sections/中国/feed.atom", "/media/3F/Photo%20One.JPG"));
        for (int i = 0; i < TrialCount.of(3_000); i++) {
            CanonicalUrl key = CanonicalUrl.parse(known.get(random.nextInt(known.size()))).orElseThrow();
            List<String> campaign = CAMPAIGN.stream().filter(parameter -> random.nextInt(5) == 0).toList();
            String spelling = new EquivalentUrls(random).of(key);

            assertAnswered(key, spelling, shuffled(key, campaign, random), campaign);
        }
    }

    @Test
    void hostileTargetsNeverLeaveTheSite() throws IOException {
        Random random = new Random(20261122);
        String[] parts = {"/", "/", "//", "\\", ".", "..", ";", "?", "&", "=", "%", "%2f", "%5C", "%2E", "%3b", "%25", "%00",
                "%0d%0a", "%20", "%09",
                "a", "ARTICLES", "new", ".html", "index.html", ".md", "evil.example", "http:", "javascript:", "@", ":", "media",
                "Assets", "actuator",
                "%C3%A9", "e%CC%81", "%C4%B0", "%ff", "'", "\"", "<", "[", "|", "^", "error", "before=old", "id=5081", "WEB-INF",
                "%E2%80%AE"};
        for (int i = 0; i < TrialCount.of(2_000); i++) {
            String target =
                    random.ints(random.nextInt(9), 0, parts.length).mapToObj(part -> parts[part]).collect(Collectors.joining());
            follow("/" + target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "//evil.example", "///evil.example", "/\\evil.example", "/%5Cevil.example", "/%5cevil.example/",
            "/%2F%2Fevil.example",
            "/%2f/evil.example/", "/.//evil.example", "/a/..//evil.example", "/;//evil.example", "/;/evil.example/x",
            "/%09/evil.example",
            "/%0d%0aLocation:%20https://evil.example/", "//evil.example/%2e%2e/", "/Articles/%2e%2e//evil.example",
            "/@evil.example/",
            "/articles/..;/..;/x", "/http://evil.example", "/Articles/NEW?next=//evil.example", "//evil.example/index.html",
            "/evil.example//..", "/%e2%80%8b//evil.example", "/..//evil.example", "/Articles/new%0d%0aSet-Cookie:x=1"})
    void redirectsAreNeverOpen(String target) throws IOException {
        follow(target);
    }

    @ParameterizedTest
    @CsvSource({
            "/articles/new;x=1, /articles/new",
            "/Articles/Old/?a=1, /articles/new?a=1",
            "/en/news-show.asp?id=5081, /articles/new",
            "/old.asp?utm=a&title=%e4%b8%93%E5%88%A9, /articles/%E4%B8%93%E5%88%A9?utm=a",
            "/articles/E%CC%81, /articles/%C3%A9",
            "/index.html, /",
            "/Sections/China?a={b}, /sections/china?a={b}",
            "/media/3f/Photo%20One.jpg;x, /media/3f/Photo%20One.jpg",
    })
    void redirectsAreRevalidated(String target, String there) throws IOException {
        RawHttpClient.Response answer = requests().get(target);

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.location()).hasValue(there);
        assertThat(answer.head()).containsIgnoringCase("cache-control: no-cache")
                .doesNotContainIgnoringCase("content-type").doesNotContainIgnoringCase("content-language")
                .doesNotContainIgnoringCase("last-modified");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void malformedAddressIsRejected() throws IOException {
        assertThat(requests().get("/" + "a".repeat(2000)).status()).isEqualTo(400);
        assertThat(requests().get("/" + "a".repeat(2000)).head()).containsIgnoringCase("cache-control: no-cache");
        assertThat(requests().get("/articles/%FF").status()).isEqualTo(400);
    }

    @Test
    void errorPageIsNotAnAddress() throws IOException {
        assertThat(requests().get("/error").status()).isEqualTo(404);
        assertThat(requests().get("/error").head()).containsIgnoringCase("cache-control: no-cache");
        assertThat(requests().get("/ERROR/").status()).isEqualTo(404);
    }

    @Test
    void onlyGetAndHeadAreRedirected() throws IOException {
        assertThat(requests().send("HEAD", "/Articles/New").status()).isEqualTo(301);
        assertThat(requests().send("POST", "/Articles/New").status()).isNotEqualTo(301);
        assertThat(requests().send("OPTIONS", "/Articles/New").status()).isNotEqualTo(301);
    }

    @Test
    void unencodedCharactersAreAccepted() throws IOException {
        assertThat(requests().get("/articles/new?a[]=1|2&b={c}^`d\\\"<e>").status()).isEqualTo(200);
        assertThat(requests().get("/a[1]|2^{3}`").status()).isEqualTo(404);
        assertThat(requests().get("/wiki/AC%2fDC").location()).hasValue("/articles/new");
    }

    private void assertAnswered(CanonicalUrl key, String spelling, String query, List<String> campaign) throws IOException {
        String target = spelling + (query.isEmpty() ? "" : "?" + query);
        PermalinkState found = ledger.find(key.ledgerKey());
        String kept = campaign.isEmpty() ? "" : "?" + String.join("&", campaign);
        String there = (found instanceof PermalinkState.Moved(String to) ? to : key.encodedPath()) + kept;
        RawHttpClient.Response answer = requests().get(target);
        if (found instanceof PermalinkState.Gone) {
            assertThat(answer.status()).as(target).isEqualTo(410);
        } else if (found instanceof PermalinkState.Unknown
                && (key.path().startsWith("/articles/unheard") || key.path().startsWith("/nowhere"))) {
            assertThat(answer.status()).as(target).isEqualTo(404);
        } else if (target.equals(there)) {
            assertThat(answer.status()).as(target).isEqualTo(200);
        } else {
            assertThat(answer.status()).as(target).isEqualTo(301);
            assertThat(answer.location()).as(target).hasValue(there);
            answer = requests().get(there);
            assertThat(answer.status()).as(target).isEqualTo(200);
        }
        if (answer.status() == 200) {
            assertThat(answer.body()).as(target).isEqualTo(CanonicalUrl.parse(there).orElseThrow().path().replace("%20", " "));
        }
    }

    private void follow(String target) throws IOException {
        RawHttpClient.Response answer = requests().get(target);
        if (answer.location().isPresent()) {
            assertThat(answer.status()).as(target).isEqualTo(301);
            assertThat(answer.location().get()).as(target).matches("/([^/\\\\][!-~]*)?|/\\?[!-~]*");
            answer = requests().get(answer.location().get());
            assertThat(answer.location()).as(target).isEmpty();
        }
        assertThat(answer.head()).as(target).doesNotContainIgnoringCase("set-cookie");
        assertThat(answer.status()).as(target).isIn(200, 400, 404, 410);
    }

    private static String shuffled(CanonicalUrl key, List<String> campaign, Random random) {
        List<String> own = key.parameters().stream().map(parameter -> parameter.raw()).toList();
        List<Integer> places = new ArrayList<>(IntStream.range(0, own.size() + campaign.size()).boxed().toList());
        Collections.shuffle(places, random);
        List<Integer> ours = places.subList(0, own.size());
        var next = campaign.iterator();
        return IntStream.range(0, places.size())
                .mapToObj(place -> ours.contains(place) ? own.get(ours.indexOf(place)) : next.next())
                .collect(Collectors.joining("&"));
    }

    private RawHttpClient requests() {
        return new RawHttpClient(port);
    }

    /** A site whose pages contain the address that its controllers see. */
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
    @Import({LenientRequestTargets.class, Pages.class, NotFound.class})
    static class TestApplication {

        @Bean
        InMemoryLedger ledger() {
            return new InMemoryLedger()
                    .live("new", "/articles/old", "/2019/05/new.html", "/en/news-show.asp?id=5081&lang=en",
                            "/en/news-show.asp?id=5081",
                            "/?p=17", "/wiki/AC%2FDC")
                    .live("专利", "/标题/一.html", "/old.asp?title=专利")
                    .live("straße-é-ǰ", "/articles/i̇stanbul", "/news/İzmir.html")
                    .live("οδος", "/ΑΛΛΗ/ΟΔΟΣ.html")
                    .live("é").live("한국어-क़लम-việt-nam")
                    .gone("/articles/withdrawn", "/2019/06/withdrawn", "/en/news-show.asp?id=6000");
        }

        @Bean
        FilterRegistrationBean<RequestedAddressFilter> requestedAddress() {
            FilterRegistrationBean<RequestedAddressFilter> first = new FilterRegistrationBean<>(new RequestedAddressFilter());
            first.setOrder(0);
            return first;
        }

        @Bean
        CanonicalUrlFilter canonicalAddress(InMemoryLedger ledger) {
            return new CanonicalUrlFilter(ledger.addressResolver());
        }
    }

    @RestController
    static class Pages {

        private final InMemoryLedger ledger;

        Pages(InMemoryLedger ledger) {
            this.ledger = ledger;
        }

        @GetMapping(value = {"/articles/{slug}", "/articles/{slug}.md"}, produces = "text/plain;charset=UTF-8")
        ResponseEntity<String> article(@PathVariable String slug, jakarta.servlet.http.HttpServletRequest request) {
            return switch (ledger.find("/articles/" + slug)) {
                case PermalinkState.Live _ -> ResponseEntity
                        .ok("/articles/" + slug + (request.getRequestURI().endsWith(".md") ? ".md" : ""));
                case PermalinkState.Moved(String to) -> ResponseEntity.status(301).header("Location", to).build();
                case PermalinkState.Gone _ -> ResponseEntity.status(410).build();
                case PermalinkState.Unknown _ -> ResponseEntity.notFound().build();
            };
        }

        @GetMapping(value = {"/", "/sections/{name}", "/sections/{name}/feed.atom",
                "/media/{hash}/{name}"}, produces = "text/plain;charset=UTF-8")
        String page(
                @PathVariable Map<String, String> parts, jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response) {
            response.setDateHeader("Last-Modified", 0);
            response.setLocale(java.util.Locale.GERMAN);
            String name = parts.getOrDefault("name", "");
            return parts.containsKey("hash")
                    ? "/media/" + parts.get("hash") + "/" + name
                    : name.isEmpty()
                            ? "/"
                            : "/sections/" + name + (request.getRequestURI().endsWith("feed.atom") ? "/feed.atom" : "");
        }
    }

    @ControllerAdvice
    static class NotFound {

        @ExceptionHandler(NoHandlerFoundException.class)
        ResponseEntity<Void> notFound(
                @RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested) {
            return ResponseEntity.status(requested.gone().isPresent() ? 410 : 404).build();
        }
    }
}
