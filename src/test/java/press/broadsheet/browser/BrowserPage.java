package press.broadsheet.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page in the browser, with its own browsing context; close it after use. */
public final class BrowserPage implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** WCAG 2.2 AA, and axe's best practices. */
    private static final List<String> AXE_TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Called directly: axe's Java builder opens another page, sends the script each time, and also lists passed checks. */
    private static final String AXE = script("/axe.min.js");

    private static final String JUDGE = """
            async demands => {
                const options = {runOnly: {type: 'tag', values: demands}, resultTypes: ['violations']};
                const found = await axe.run(document, options);
                return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}
              at ${node.target}: ${node.html}
              ${node.failureSummary.replaceAll('\\n', '\\n  ')}`));
            }""";

    private final Page page;
    private final boolean scripts;
    private final List<String> requests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    BrowserPage(Page page, DisplaySettings displaySettings) {
        this.page = page;
        this.scripts = displaySettings.scripts();
        turnTo(displaySettings);
        page.onRequest(request -> requests.add(request.url()));
        page.onRequestFailed(request -> problems.add(request.url() + ": " + request.failure()));
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                problems.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> problems.add("script: " + error));
    }

    /** Changes viewport, colour scheme or medium without reloading. */
    public void turnTo(DisplaySettings displaySettings) {
        page.setViewportSize(displaySettings.width(), displaySettings.height());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(displaySettings.scheme()).setMedia(displaySettings.media()));
    }

    /** The Playwright page, to click, type and query. */
    public Page page() {
        return page;
    }

    /** All requested addresses so far, including the page's own. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The page's problems: console errors and warnings, and failed requests. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The accessibility violations that axe finds, one text per element. Needs scripts, because axe is one. */
    public List<String> accessibilityViolations() {
        if (!scripts) {
            throw new IllegalStateException("Axe needs scripts, but they are turned off");
        }
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(JUDGE, AXE_TAGS)).stream().map(String.class::cast).toList();
    }

    /** Whether the page scrolls horizontally. */
    public boolean scrollsHorizontally() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Saves a screenshot of the whole page as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        var file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        page.context().close();
    }

    private static String script(String name) {
        try (InputStream script = AxeBuilder.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
