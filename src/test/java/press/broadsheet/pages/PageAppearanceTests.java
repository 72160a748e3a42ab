package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.browser.Browser;
import press.broadsheet.browser.BrowserPage;
import press.broadsheet.browser.DisplaySettings;
import press.broadsheet.browser.HtmlChecker;
import press.broadsheet.browser.NeedsBrowser;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks every kind of page in different windows and colour schemes. */
@WithRunningSite
class PageAppearanceTests {

    private static final List<String> PAGES = List.of("/", "/?before=story-09", "/articles/whole-story", "/articles/bare-story",
            "/articles/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "/articles/layla", "/articles/shenye", "/articles/wrong-figures",
            "/nothing", "/assets/nothing",
            "/sections/trade", "/sections", "/tags",
            "/authors/a-one", "/archive", "/archive/2026/02",
            "/search", "/search?q=story", "/search?q=story+section:trade", "/search?q=stroy");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeEach
    void publish() {
        List<ManuscriptBuilder> manuscripts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            manuscripts.add(ManuscriptBuilder.of("Story %02d".formatted(i))
                    .date(ManuscriptBuilder.day("2026-02-11")).section("Trade")
                    .tags("Topic " + i % 7, "Standards").authors("A. One"));
        }
        manuscripts.add(ManuscriptBuilder.of("Bare story"));
        manuscripts.add(
                ManuscriptBuilder.of("أخبار").language("ar").standfirst("العلم في الصغر كالنقش على الحجر").section("Culture"));
        manuscripts.add(ManuscriptBuilder.of("הנמל יעבוד כל הלילה").slug("layla").language("he")
                .date(ManuscriptBuilder.day("2026-03-02")).section("Culture")
                .genre(Genre.OPINION).authors("A. One", "דנה לוי")
                .body(body("ארבעים שנה נעצרו העגורנים בעשר בערב.", "לשם השוואה")));
        manuscripts.add(ManuscriptBuilder.of("汉堡港将昼夜不停作业，沿河居民“并不意外”").slug("shenye").language("zh")
                .date(ManuscriptBuilder.day("2026-03-02"))
                .standfirst("附近居民只想睡个安稳觉。").translationKey("harbour").body(body("四十年来，港口的起重机每晚十点准时停下。", "相比之下")));
        manuscripts.add(ManuscriptBuilder.of("Harbour").translationKey("harbour"));
        manuscripts.add(ManuscriptBuilder.of("Wrong figures").date(ManuscriptBuilder.day("2026-03-01")));
        manuscripts.add(ManuscriptBuilder.of("Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
                .language("de"));
        manuscripts.add(ManuscriptBuilder.of("Whole story")
                .section("Industry").genre(Genre.SPONSORED).standfirst("In a sentence.").authors("A. One", "B. Two")
                .date(ManuscriptBuilder.time("2026-03-12T09:30:00Z")).updated(ManuscriptBuilder.day("2026-03-12"))
                .tags("Standards", "Robotics")
                .source(new Source("The wire", Optional.of("https://wire.example.com/1")))
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), "It said 873."),
                        new Correction(ManuscriptBuilder.day("2026-03-10"), "And 12."))
                .body(body()));
        testPublisher.publishOnly(manuscripts.toArray(ManuscriptBuilder[]::new));
        testPublisher.publish(ManuscriptBuilder.of("Wrong figures").date(ManuscriptBuilder.day("2026-03-01"))
                .withdrawn("Nobody could confirm them.")
                .replacedBy("bare-story"));
    }

    @NeedsBrowser
    @Test
    void noPageScrollsHorizontally(Browser browser) {
        for (String page : PAGES) {
            try (BrowserPage browserPage = browser.open(siteClient.url(page), DisplaySettings.light(1280, 900))) {
                for (int width : new int[]{320, 360, 768, 1024, 1280, 1920, 2560}) {
                    browserPage.page().setViewportSize(width, 900);
                    assertThat(browserPage.scrollsHorizontally()).as(page + " at " + width).isFalse();
                }
            }
        }
    }

    /** WCAG 2.2, 1.4.12, in the window that remains of 1280 pixels at 400 % zoom (1.4.10). */
    @NeedsBrowser
    @Test
    void widerTextSpacingFitsTheNarrowestWindow(Browser browser) {
        for (String page : PAGES) {
            try (BrowserPage browserPage = browser.open(siteClient.url(page), DisplaySettings.light(320, 900))) {
                browserPage.page().evaluate("""
                        document.body.querySelectorAll('*').forEach(it => {
                            const wider = {'line-height': '1.5', 'letter-spacing': '.12em', 'word-spacing': '.16em'};
                            Object.entries(wider).forEach(each => it.style.setProperty(...each, 'important'));
                            if (it.matches('p')) it.style.setProperty('margin-bottom', '2em', 'important');
                        })""");
                assertThat(browserPage.scrollsHorizontally()).as(page + " " + browserPage.page().evaluate("""
                        [...document.body.querySelectorAll('*')]
                            .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth)
                            .map(it => it.outerHTML.slice(0, 200))""")).isFalse();
                assertThat(browserPage.page().evaluate("""
                        [...document.body.querySelectorAll('main *:not(.table, pre, .vh, input)')]
                            .filter(it => getComputedStyle(it).overflowX != 'visible' && it.scrollWidth > it.clientWidth + 1)
                            .map(it => it.outerHTML.slice(0, 100))""")).as("cut off on " + page).isEqualTo(List.of());
            }
        }
    }

    @NeedsBrowser
    @Test
    void printedPageHasOnlyTheArticleAndItsAddress(Browser browser) {
        for (String page : List.of("whole-story", "layla")) {
            try (BrowserPage browserPage = browser.open(siteClient.url("/articles/" + page), DisplaySettings.print(794, 1123))) {
                for (String chrome : List.of(".skip", ".sections", ".crumbs", ".colophon nav", ".colophon__note")) {
                    assertThat(browserPage.page().locator(chrome).first().isVisible()).as(chrome).isFalse();
                }
                assertThat(browserPage.page().locator(".print-only").innerText())
                        .contains("https://news.example.org/articles/" + page);
                var text = browserPage.page().locator(".prose").boundingBox();
                var aside = browserPage.page().locator("aside").boundingBox();
                assertThat(aside.y).as("one column").isGreaterThanOrEqualTo(text.y + text.height);
                assertThat(aside.width).isEqualTo(text.width);
            }
        }
    }

    @NeedsBrowser
    @Test
    void printedPageShowsLinkTargets(Browser browser) {
        try (BrowserPage browserPage = browser.open(siteClient.url("/articles/whole-story"), DisplaySettings.print(794, 1123))) {
            assertThat(browserPage.page().evaluate("getComputedStyle(document.querySelector('.source a'), '::after').content"))
                    .asString().contains("https://wire.example.com/1");
        }
    }

    @NeedsBrowser
    @Timeout(900) // at all sizes, on a busy machine
    @Test
    void axeFindsNoViolations(Browser browser) {
        for (String page : PAGES) {
            try (BrowserPage browserPage = browser.open(siteClient.url(page), DisplaySettings.all().getFirst())) {
                for (DisplaySettings displaySettings : DisplaySettings.all()) {
                    browserPage.turnTo(displaySettings);
                    browserPage.screenshot("pages/" + page.replaceAll("\\W+", "-") + "-" + displaySettings.width()
                            + (displaySettings.dark() ? "-dark" : ""));
                    assertThat(browserPage.accessibilityViolations()).as(page + " to " + displaySettings).isEmpty();
                }
            }
        }
    }

    /** No policy violation, no unused font, and no request to another host. */
    @NeedsBrowser
    @Test
    void browserReportsNoProblems(Browser browser) {
        try (BrowserPage browserPage = browser.open(siteClient.url("/articles/whole-story"), DisplaySettings.light(1280, 900))) {
            browserPage.page().evaluate("document.fonts.ready");
            assertThat(browserPage.problems()).isEmpty();
            assertThat(browserPage.requests()).allMatch(url -> url.startsWith(siteClient.url("/")))
                    .filteredOn(url -> url.contains("/fonts/")).hasSize(2);
        }
    }

    @Test
    void htmlCheckerFindsNothing() {
        Map<String, String> pages = new LinkedHashMap<>();
        PAGES.forEach(page -> pages.put(page, siteClient.get(page).body()));
        testPublisher.publishOnly();
        pages.put("empty front page", siteClient.get("/").body());
        testPublisher.publishOnly(ManuscriptBuilder.of("Whole story").body(body()));
        pages.put("front page with one story", siteClient.get("/").body());

        assertThat(HtmlChecker.check(pages)).isEmpty();
    }

    private static ArticleBody body(String text, String beside) {
        return new ArticleBody("<p class=\"end\">" + text.repeat(5) + "</p>", "",
                "<aside class=\"aside\" aria-labelledby=\"c\"><h2 id=\"c\">"
                        + beside + "</h2><p>" + text + "</p></aside>",
                text, 100, false);
    }

    private static ArticleBody body() {
        return new ArticleBody("""
                <p>It is long enough for a drop cap. %s</p>
                <h2 id="a"><a class="anchor" href="#a">A heading</a></h2>
                <div class="table" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr><th scope="col">Round</th>\
                <th scope="col" class="num">Clauses</th></tr></thead><tbody><tr><td>First</td><td class="num">1</td></tr></tbody>\
                </table></div>
                <h3 id="b">With <a href="/">a link</a> <a class="anchor" href="#b" aria-label="Link to this section">#</a></h3>
                <pre tabindex="0"><code>%s</code></pre>
                <blockquote><p>Said.</p><footer>— Somebody</footer></blockquote>
                <ul class="tasks"><li><span role="img" aria-label="Done">☑</span> Do</li></ul>
                <details><summary>More</summary><p>Of it.<sup><a href="#fn1" id="ref1" aria-label="Footnote 1">1</a></sup></p></details>
                <p class="end">https://example.org/%s</p>""".formatted("Words. ".repeat(60), "x ".repeat(200), "x".repeat(200)),
                "<ol><li id=\"fn1\">Note. <a href=\"#ref1\" aria-label=\"Back to the text, note 1\">↑</a></li></ol>",
                "<aside class=\"aside\" aria-labelledby=\"c\"><h2 id=\"c\">Beside</h2><p>It.</p><p>More.</p></aside>",
                "It is long enough. " + "Words. ".repeat(60), 1380, true);
    }
}
