package press.broadsheet.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The installed Chromium. Tests get it with {@link NeedsBrowser}. */
public final class Browser implements AutoCloseable {

    static final String VARIABLE = "BROADSHEET_CHROMIUM";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /**
     * The executable in the environment variable, else a Chromium on the PATH. An invalid variable is an error, not a missing
     * browser.
     */
    static Optional<Path> find(Map<String, String> environment) {
        var named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException(VARIABLE + " names " + named + ", which cannot be run");
            }
            return Optional.of(Path.of(named));
        }
        var path = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.concat(Arrays.stream(path).map(folder -> Path.of(folder, name)),
                        Stream.of(Path.of("/usr/bin", name))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser launch(Path executable) {
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright.chromium().launch(new LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking")));
        return new Browser(playwright, chromium);
    }

    /** Opens an address and waits until all its resources are loaded. */
    public BrowserPage open(String url, DisplaySettings displaySettings) {
        return view(displaySettings, browserPage -> browserPage.page().navigate(url));
    }

    /** Opens HTML without an address. */
    public BrowserPage show(String html, DisplaySettings displaySettings) {
        return view(displaySettings, browserPage -> browserPage.page().setContent(html));
    }

    private BrowserPage view(DisplaySettings displaySettings, Consumer<BrowserPage> load) {
        var context = chromium.newContext(displaySettings.options());
        context.setDefaultTimeout(20_000);
        var page = context.newPage();
        var browserPage = new BrowserPage(page, displaySettings);
        load.accept(browserPage);
        return browserPage;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
