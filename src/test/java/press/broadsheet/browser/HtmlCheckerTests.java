package press.broadsheet.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HtmlCheckerTests {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>A headline</title></head>
            <body>
            <h1>A headline</h1>
            %s
            </body>
            </html>
            """;

    @Test
    void validPagePasses() {
        assertThat(HtmlChecker.check(Map.of("/", PAGE.formatted("<p>Eine Zeile, 一行</p>")))).isEmpty();
    }

    @Test
    void errorsAndWarningsNameTheirPage() {
        var messages = HtmlChecker.check(Map.of(
                "/sound", PAGE.formatted("<p>Sound</p>"),
                "/picture", PAGE.formatted("<p><img src='a.png'></p>"),
                "/section", PAGE.formatted("<section><p>No heading</p></section>")));

        assertThat(messages).hasSize(2)
                .anySatisfy(message -> assertThat(message).startsWith("/picture:").contains("error: ", "alt"))
                .anySatisfy(message -> assertThat(message).startsWith("/section:").contains("warning: ", "heading"));
    }

    @Test
    void subfoldersAreChecked(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("articles"));
        Files.writeString(folder.resolve("articles/a.html"), PAGE.formatted("<p></div>"));

        assertThat(HtmlChecker.check(folder)).singleElement().asString().startsWith("articles/a.html:6:");
    }

    @Test
    void nothingToCheckIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> HtmlChecker.check(Map.of()));
    }
}
