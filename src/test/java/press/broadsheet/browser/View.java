package press.broadsheet.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page as it stands in the browser, with a memory of its own: close it when done. */
public final class View implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** WCAG 2.2 AA, and what axe holds to be good practice besides. */
    private static final List<String> DEMANDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Page page;
    private final Look look;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    View(Page page, Look look) {
        this.page = page;
        this.look = look;
        page.onRequest(request -> requests.add(request.url()));
        page.onRequestFailed(request -> complaints.add(request.url() + ": " + request.failure()));
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
    }

    /** The page itself, to click, to type and to ask. */
    public Page page() {
        return page;
    }

    /** Every address that was asked for so far, the page's own among them. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the browser had to say against the page: errors and warnings of its console, and what did not load. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds wrong with the page's accessibility, one readable text for each place. Axe is a script, so it needs them. */
    public List<String> violations() {
        if (!look.scripts()) {
            throw new IllegalStateException("Axe would wait for ever where scripts are turned off");
        }
        return new AxeBuilder(page).withTags(DEMANDS).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> describe(rule, node)))
                .toList();
    }

    /** Whether a reader has to scroll sideways. */
    public boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        var file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        page.context().close();
    }

    private static String describe(Rule rule, CheckedNode node) {
        return "%s (%s): %s%n  at %s: %s%n  %s".formatted(rule.getId(), rule.getImpact(), rule.getHelp(), node.getTarget(),
                node.getHtml(), node.getFailureSummary().replace("\n", "\n  "));
    }
}
