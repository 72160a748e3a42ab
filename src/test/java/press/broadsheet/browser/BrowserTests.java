package press.broadsheet.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@NeedsBrowser
class BrowserTests {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <title>A headline</title>
            <style>
            body { color: black; background: white }
            @media (prefers-color-scheme: dark) { body { color: white; background: black } }
            @media print { nav { display: none } }
            </style>
            </head>
            <body>
            <nav><a href="#main">Skip</a></nav>
            <main id="main"><h1>A headline</h1>%s</main>
            </body>
            </html>
            """;

    private static final DisplaySettings DESKTOP = DisplaySettings.light(1280, 800);

    @Test
    void soundPageHasNoViolations(Browser browser) {
        try (var browserPage = browser.show(PAGE.formatted("<p>A line</p>"), DESKTOP)) {
            assertThat(browserPage.accessibilityViolations()).isEmpty();
            assertThat(browserPage.problems()).isEmpty();
        }
    }

    @Test
    void violationsAreReportedWithTheirElement(Browser browser) {
        var faint = "<p style='color: #bbb'>Faint</p>";
        var crowded = "<button style='width: 9px; height: 9px; padding: 0'>a</button>".repeat(2);
        try (var browserPage = browser.show(PAGE.formatted(faint + crowded), DESKTOP)) {
            assertThat(browserPage.accessibilityViolations()).hasSize(3)
                    .anySatisfy(violation -> assertThat(violation).startsWith("color-contrast (serious)").contains("Faint"))
                    .anySatisfy(violation -> assertThat(violation).startsWith("target-size").contains("button"));
        }
    }

    @Test
    void pageIsShownAtItsWidthInLightDarkAndPrint(Browser browser) {
        var html = PAGE.formatted("<p style='width: 400px'>A line</p>");
        try (var light = browser.show(html, DESKTOP);
                var dark = browser.show(html, DisplaySettings.dark(360, 640));
                var print = browser.show(html, DisplaySettings.print(1280, 800))) {
            assertThat(background(light)).isEqualTo("rgb(255, 255, 255)");
            assertThat(background(dark)).isEqualTo("rgb(0, 0, 0)");
            assertThat(light.scrollsHorizontally()).isFalse();
            assertThat(dark.scrollsHorizontally()).isTrue();
            assertThat(light.page().isVisible("nav")).isTrue();
            assertThat(print.page().isVisible("nav")).isFalse();
        }
    }

    @Test
    void scriptsRunUnlessTurnedOff(Browser browser) {
        var html = PAGE.formatted("<script>document.querySelector('h1').textContent = 'Changed'</script>");
        try (var with = browser.show(html, DESKTOP); var without = browser.show(html, DESKTOP.withoutScripts())) {
            assertThat(with.page().textContent("h1")).isEqualTo("Changed");
            assertThat(without.page().textContent("h1")).isEqualTo("A headline");
            assertThatIllegalStateException().isThrownBy(without::accessibilityViolations);
        }
    }

    @Test
    void failedRequestIsAProblem(Browser browser, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("page.html"), PAGE.formatted("<img src='missing.png' alt=''>"));
        try (var browserPage = browser.open(file.toUri().toString(), DESKTOP)) {
            assertThat(browserPage.problems()).isNotEmpty()
                    .allSatisfy(complaint -> assertThat(complaint).contains("ERR_FILE_NOT_FOUND"));
            assertThat(browserPage.requests()).hasSize(2);
        }
    }

    @Test
    void screenshotShowsTheWholePage(Browser browser) throws IOException {
        try (var browserPage =
                browser.show(PAGE.formatted("<p style='height: 2000px'>Long</p>"), DisplaySettings.light(360, 640))) {
            var image = ImageIO.read(browserPage.screenshot("harness/long-page").toFile());
            assertThat(image.getWidth()).isEqualTo(360);
            assertThat(image.getHeight()).isGreaterThan(2000);
        }
    }

    @Test
    void missingBrowserSkipsButFailsInCi() {
        assertThat(BrowserExtension.evaluate(Optional.empty(), Map.of()).isDisabled()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> BrowserExtension.evaluate(Optional.empty(), Map.of("CI", "true")));
    }

    @Test
    void variableWithoutABrowserIsAnError() {
        assertThatIllegalStateException().isThrownBy(() -> Browser.find(Map.of(Browser.VARIABLE, "/nowhere/chromium")));
    }

    private static String background(BrowserPage browserPage) {
        return (String) browserPage.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
