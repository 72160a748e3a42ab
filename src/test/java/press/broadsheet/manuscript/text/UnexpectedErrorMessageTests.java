package press.broadsheet.manuscript.text;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

/** An unexpected exception refuses one file, is reported as a bug in Broadsheet, and is logged with its stack trace. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated // applications started at the same time would reconfigure logging
class UnexpectedErrorMessageTests {

    @ParameterizedTest
    @ValueSource(strings = {"news/story.md", "wire.txt", "front.md", "news/_index.md", "authors/ada.md", "pages/about.md"})
    void fileOfAnyKindIsRefusedWithThePositionInTheCode(String path, CapturedOutput output) {
        byte[] missing = new AtomicReference<byte[]>().get();
        ReadResult readResult = TestManuscriptReader.readerIn("Europe/Berlin").read(path, missing);
        assertThat(readResult).isInstanceOf(ReadResult.Refused.class);
        assertThat(readResult.problems()).singleElement().asString()
                .startsWith(
                        path + ":1:1: error: this is a bug in Broadsheet, not a mistake in your file: NullPointerException at "
                                + "press.broadsheet.manuscript.text.Utf8Decoder:")
                .contains("Send this line").doesNotContain("nested too deeply");
        assertThat(output).contains("Unexpected exception while reading " + path, "java.lang.NullPointerException",
                "at press.broadsheet.manuscript.ManuscriptReader.read");
    }

    @Test
    void errorWhileRenderingIsReported(CapturedOutput output) {
        Optional<String> missing = new AtomicReference<Optional<String>>().get();
        ArticleRenderer.Rendered rendered =
                new ArticleRenderer().render(
                        new SourceText("news/story.md", 7, "Words.", false, missing, Optional.empty(), Locale.ENGLISH));
        assertThat(rendered.problems()).singleElement().asString()
                .startsWith(
                        "news/story.md:7:1: error: this is a bug in Broadsheet, not a mistake in your file: NullPointerException")
                .doesNotContain("nested too deeply");
        assertThat(output).contains("Unexpected exception while reading news/story.md", "\tat press.broadsheet.manuscript.");
    }
}
