package press.broadsheet;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import press.broadsheet.browser.Browser;
import press.broadsheet.browser.BrowserPage;
import press.broadsheet.browser.DisplaySettings;
import press.broadsheet.browser.HtmlChecker;
import press.broadsheet.browser.NeedsBrowser;
import press.broadsheet.pages.SiteClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The site of a fresh clone: the real content folder, the whole application, and a real browser. */
@Execution(ExecutionMode.SAME_THREAD) // as all that share the browser
@SpringBootTest(classes = {Broadsheet.class,
        SiteClient.ClientConfiguration.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
                "spring.datasource.url=jdbc:h2:mem:seeds;DB_CLOSE_DELAY=-1", "broadsheet.importer.watch=false"})
class SeedSiteTests {

    private static final String ARTICLE = "/articles/miit-reinforce-ipr-protection-to-drive-emerging-industries";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @Autowired
    private SiteClient siteClient;

    @Test
    void everyInternalLinkResolves() {
        Map<String, String> seen = crawl();

        assertThat(seen).containsKeys("/", ARTICLE);
        for (Map.Entry<String, String> page : seen.entrySet()) {
            for (String link : links(page.getValue())) {
                String[] parts = link.split("#", 2);
                String target = parts[0].isEmpty() ? page.getKey() : parts[0];
                assertThat(seen).as(link + " in " + page.getKey()).containsKey(target);
                if (parts.length > 1) {
                    assertThat(seen.get(target)).as(link + " in " + page.getKey()).contains("id=\"" + parts[1] + "\"");
                }
            }
        }
    }

    @Test
    void htmlCheckerFindsNothing() {
        Map<String, String> pages = crawl();
        pages.values().removeIf(body -> !body.startsWith("<!doctype html>"));
        pages.put("not found", siteClient.get("/nothing-of-ours").body());

        assertThat(HtmlChecker.check(pages)).isEmpty();
    }

    /** HTML and styles fit into the first round trip, even without Brotli. */
    @Test
    void seedArticleFitsIntoTwelveKilobytes() throws IOException, InterruptedException {
        Matcher styles = Pattern.compile("/assets/[^\"]+\\.css").matcher(siteClient.get(ARTICLE).body());
        assertThat(styles.find()).isTrue();

        assertThat(compressedSize(ARTICLE) + compressedSize(styles.group())).isBetween(4_000, 12 << 10);
    }

    @Test
    void seedArticleReadsAsItWasWritten() {
        String page = siteClient.get(ARTICLE).body();

        assertThat(page).containsOnlyOnce("MIIT: reinforce IPR protection to drive emerging industries</h1>")
                .contains("raise enterprises’ competiveness during", "Chen Jun to began his career",
                        "(Source: IPR in China)")
                .doesNotContain("<dt>Published", "(Source:IPR");
    }

    /** Without style sheets, the content is still in a useful order. */
    @Test
    void textBrowserShowsContentInReadingOrder() throws IOException, InterruptedException {
        boolean demanded = "true".equals(System.getenv("CI"));
        assumeTrue(demanded || Files.isExecutable(Path.of("/usr/bin/w3m")), "No w3m: install it");
        Process w3m =
                new ProcessBuilder("w3m", "-dump", "-cols", "80", siteClient.url(ARTICLE)).redirectErrorStream(true).start();
        String text = new String(w3m.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");

        assertThat(w3m.waitFor()).as(text).isZero();
        assertThat(text).containsSubsequence("Skip to the main content", "Broadsheet", "Intellectual property",
                "MIIT: reinforce IPR protection to drive emerging industries", "Reading time", "Lately, Vice Head", "Meanwhile,",
                "(Source: IPR in China)", "People watch", "It is lucky", "Read only");
    }

    @Test
    void formerAddressRedirectsToSeedArticle() {
        HttpResponse<String> moved = siteClient.get("/en/news-show.asp?id=5081");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains(ARTICLE);
    }

    @NeedsBrowser
    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void seedArticleReadsWellOnAnyScreen(int width, Browser browser) {
        for (DisplaySettings displaySettings : new DisplaySettings[]{DisplaySettings.light(width, 900),
                DisplaySettings.dark(width, 900)}) {
            try (BrowserPage browserPage = browser.open(siteClient.url(ARTICLE), displaySettings)) {
                assertThat(browserPage.accessibilityViolations()).isEmpty();
                assertThat(browserPage.problems()).isEmpty();
                assertThat(browserPage.scrollsHorizontally()).isFalse();
                assertThat(asideIsBesideTheText(browserPage)).isEqualTo(width >= 960);
            }
        }
    }

    private static boolean asideIsBesideTheText(BrowserPage browserPage) {
        var text = browserPage.page().locator(".prose").boundingBox();
        var aside = browserPage.page().locator("aside").boundingBox();
        return aside.x >= text.x + text.width && aside.y < text.y + text.height;
    }

    /** Every internal URL reachable by links from the front page, with its response status. */
    private Map<String, String> crawl() {
        Map<String, String> seen = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(Set.of("/"));
        while (!open.isEmpty()) {
            String address = open.remove();
            HttpResponse<String> answer = siteClient.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            seen.put(address, answer.body());
            links(answer.body()).stream().map(link -> link.split("#", 2)[0])
                    .filter(link -> !link.isEmpty() && !seen.containsKey(link) && !open.contains(link))
                    .forEach(open::add);
        }
        return seen;
    }

    /** The links within the site; external links are ignored. */
    private static Set<String> links(String page) {
        Set<String> links = new HashSet<>();
        if (page.startsWith("<!doctype html>")) {
            Matcher matcher = LINK.matcher(page);
            while (matcher.find()) {
                links.add(matcher.group(1).replace("http://localhost:8080/", "/").replace("&amp;", "&"));
            }
            links.removeIf(link -> Stream.of("http:", "https:", "mailto:").anyMatch(link::startsWith));
        }
        return links;
    }

    /** Search terms of editors and readers, and the page that must come first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            embargo               | embargoes-and-corrections
            embargos              | embargoes-and-corrections
            withdraw article      | embargoes-and-corrections
            time zone             | embargoes-and-corrections
            draft                 | embargoes-and-corrections
            lead slot front page  | embargoes-and-corrections
            rename a file         | addresses-and-renaming
            ledger                | addresses-and-renaming
            backup                | addresses-and-renaming
            alias                 | addresses-and-renaming
            footnote              | writing-an-article
            translation           | writing-an-article
            "pull quote"          | writing-an-article
            author:broadsheet list of definitions | writing-an-article
            picture in a row      | pictures-and-credits
            tag:pictures camera   | pictures-and-credits
            tag:settings database | running-broadsheet
            han jun               | miit-reinforce-ipr-protection-to-drive-emerging-industries
            "tianjin city"        | miit-reinforce-ipr-protection-to-drive-emerging-industries
            emerging industry     | miit-reinforce-ipr-protection-to-drive-emerging-industries
            """)
    void handbookAnswersWhatIsLookedFor(String question, String slug) {
        String found = siteClient.get("/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)).body();

        Matcher first = Pattern.compile("<h2[^>]*><a href=\"/articles/([^\"]+)").matcher(found);
        assertThat(first.find()).as(question).isTrue();
        assertThat(first.group(1)).isEqualTo(slug);
    }

    private int compressedSize(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(siteClient.url(address))).header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).as(address).isPresent();
        return answer.body().length;
    }
}
