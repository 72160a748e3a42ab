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
import press.broadsheet.browser.HtmlChecker;
import press.broadsheet.browser.Look;
import press.broadsheet.browser.NeedsBrowser;
import press.broadsheet.browser.View;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of page, as readers with different windows and colour schemes meet it. */
@Served
class LookTests {

    private static final List<String> PAGES = List.of("/", "/?before=story-09", "/articles/whole-story", "/articles/bare-story",
            "/articles/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "/articles/layla", "/articles/shenye", "/articles/wrong-figures",
            "/nothing", "/assets/nothing",
            "/sections/trade", "/sections", "/tags",
            "/authors/a-one", "/archive", "/archive/2026/02",
            "/search", "/search?q=story", "/search?q=story+section:trade", "/search?q=stroy");

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @BeforeEach
    void publish() {
        List<Copy> stories = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stories.add(Copy.of("Story %02d".formatted(i)).date(Copy.day("2026-02-11")).section("Trade")
                    .tags("Topic " + i % 7, "Standards").authors("A. One"));
        }
        stories.add(Copy.of("Bare story"));
        stories.add(Copy.of("أخبار").language("ar").standfirst("العلم في الصغر كالنقش على الحجر").section("Culture"));
        stories.add(Copy.of("הנמל יעבוד כל הלילה").slug("layla").language("he").date(Copy.day("2026-03-02")).section("Culture")
                .genre(Genre.OPINION).authors("A. One", "דנה לוי")
                .body(body("ארבעים שנה נעצרו העגורנים בעשר בערב.", "לשם השוואה")));
        stories.add(Copy.of("汉堡港将昼夜不停作业，沿河居民“并不意外”").slug("shenye").language("zh").date(Copy.day("2026-03-02"))
                .standfirst("附近居民只想睡个安稳觉。").translationKey("harbour").body(body("四十年来，港口的起重机每晚十点准时停下。", "相比之下")));
        stories.add(Copy.of("Harbour").translationKey("harbour"));
        stories.add(Copy.of("Wrong figures").date(Copy.day("2026-03-01")));
        stories.add(Copy.of("Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft").language("de"));
        stories.add(Copy.of("Whole story")
                .section("Industry").genre(Genre.SPONSORED).standfirst("In a sentence.").authors("A. One", "B. Two")
                .date(Copy.time("2026-03-12T09:30:00Z")).updated(Copy.day("2026-03-12")).tags("Standards", "Robotics")
                .source(new Source("The wire", Optional.of("https://wire.example.com/1")))
                .corrected(new Correction(Copy.day("2026-03-11"), "It said 873."),
                        new Correction(Copy.day("2026-03-10"), "And 12."))
                .body(body()));
        press.publishOnly(stories.toArray(Copy[]::new));
        press.publish(Copy.of("Wrong figures").date(Copy.day("2026-03-01")).withdrawn("Nobody could confirm them.")
                .replacedBy("bare-story"));
    }

    @NeedsBrowser
    @Test
    void nobodyScrollsSideways(Browser browser) {
        for (String page : PAGES) {
            try (View view = browser.open(site.url(page), Look.light(1280, 900))) {
                for (int width : new int[]{320, 360, 768, 1024, 1280, 1920, 2560}) {
                    view.page().setViewportSize(width, 900);
                    assertThat(view.scrollsSideways()).as(page + " at " + width).isFalse();
                }
            }
        }
    }

    /** WCAG 2.2, 1.4.12, in the window that 400 % leaves of 1280 pixels (1.4.10). */
    @NeedsBrowser
    @Test
    void textMayBeSpacedWiderInTheNarrowestWindow(Browser browser) {
        for (String page : PAGES) {
            try (View view = browser.open(site.url(page), Look.light(320, 900))) {
                view.page().evaluate("""
                        document.body.querySelectorAll('*').forEach(it => {
                            const wider = {'line-height': '1.5', 'letter-spacing': '.12em', 'word-spacing': '.16em'};
                            Object.entries(wider).forEach(each => it.style.setProperty(...each, 'important'));
                            if (it.matches('p')) it.style.setProperty('margin-bottom', '2em', 'important');
                        })""");
                assertThat(view.scrollsSideways()).as(page + " " + view.page().evaluate("""
                        [...document.body.querySelectorAll('*')]
                            .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth)
                            .map(it => it.outerHTML.slice(0, 200))""")).isFalse();
                assertThat(view.page().evaluate("""
                        [...document.body.querySelectorAll('main *:not(.table, pre, .vh, input)')]
                            .filter(it => getComputedStyle(it).overflowX != 'visible' && it.scrollWidth > it.clientWidth + 1)
                            .map(it => it.outerHTML.slice(0, 100))""")).as("cut off on " + page).isEqualTo(List.of());
            }
        }
    }

    @NeedsBrowser
    @Test
    void paperHasTheStoryAloneAndWhereItStands(Browser browser) {
        for (String page : List.of("whole-story", "layla")) {
            try (View view = browser.open(site.url("/articles/" + page), Look.print(794, 1123))) {
                for (String chrome : List.of(".skip", ".sections", ".crumbs", ".colophon nav", ".colophon__note")) {
                    assertThat(view.page().locator(chrome).first().isVisible()).as(chrome).isFalse();
                }
                assertThat(view.page().locator(".print-only").innerText()).contains("https://news.example.org/articles/" + page);
                var text = view.page().locator(".prose").boundingBox();
                var aside = view.page().locator("aside").boundingBox();
                assertThat(aside.y).as("one column").isGreaterThanOrEqualTo(text.y + text.height);
                assertThat(aside.width).isEqualTo(text.width);
            }
        }
    }

    @NeedsBrowser
    @Test
    void paperTellsWhereLinksLead(Browser browser) {
        try (View view = browser.open(site.url("/articles/whole-story"), Look.print(794, 1123))) {
            assertThat(view.page().evaluate("getComputedStyle(document.querySelector('.source a'), '::after').content"))
                    .asString().contains("https://wire.example.com/1");
        }
    }

    @NeedsBrowser
    @Timeout(900) // at all sizes, on a busy machine
    @Test
    void axeFindsNothing(Browser browser) {
        for (String page : PAGES) {
            try (View view = browser.open(site.url(page), Look.all().getFirst())) {
                for (Look look : Look.all()) {
                    view.turnTo(look);
                    view.screenshot("pages/" + page.replaceAll("\\W+", "-") + "-" + look.width() + (look.dark() ? "-dark" : ""));
                    assertThat(view.violations()).as(page + " to " + look).isEmpty();
                }
            }
        }
    }

    /** Nothing that the policy forbids, no font fetched that the page does not use, and nothing from elsewhere. */
    @NeedsBrowser
    @Test
    void browserHasNothingToComplainOf(Browser browser) {
        try (View view = browser.open(site.url("/articles/whole-story"), Look.light(1280, 900))) {
            view.page().evaluate("document.fonts.ready");
            assertThat(view.complaints()).isEmpty();
            assertThat(view.requests()).allMatch(url -> url.startsWith(site.url("/")))
                    .filteredOn(url -> url.contains("/fonts/")).hasSize(2);
        }
    }

    @Test
    void htmlCheckerFindsNothing() {
        Map<String, String> pages = new LinkedHashMap<>();
        PAGES.forEach(page -> pages.put(page, site.get(page).body()));
        press.publishOnly();
        pages.put("empty front page", site.get("/").body());
        press.publishOnly(Copy.of("Whole story").body(body()));
        pages.put("front page with one story", site.get("/").body());

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
