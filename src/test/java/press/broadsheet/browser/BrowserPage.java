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

/** A page as it stands in the browser, with a memory of its own: close it when done. */
public final class BrowserPage implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** WCAG 2.2 AA, and what axe holds to be good practice besides. */
    private static final List<String> AXE_TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Asked directly: its builder for Java opens another page and sends the script anew each time, and lists what is right, too. */
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

    /** Looks at the page in another window, colour scheme or medium, without asking for it again. */
    public void turnTo(DisplaySettings displaySettings) {
        page.setViewportSize(displaySettings.width(), displaySettings.height());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(displaySettings.scheme()).setMedia(displaySettings.media()));
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
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What axe finds wrong with the page's accessibility, one readable text for each place. Axe is a script, so it needs them. */
    public List<String> accessibilityViolations() {
        if (!scripts) {
            throw new IllegalStateException("Axe would wait for ever where scripts are turned off");
        }
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(JUDGE, AXE_TAGS)).stream().map(String.class::cast).toList();
    }

    /** Whether a reader has to scroll sideways. */
    public boolean scrollsHorizontally() {
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

    private static String script(String name) {
        try (InputStream script = AxeBuilder.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
