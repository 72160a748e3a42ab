package press.broadsheet.manuscript.markdown;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of CommonMark 0.31.2: none is refused, and each is rendered as valid HTML. */
@Timeout(180)
class CommonMarkTests {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^`{32} example\\n(.*?)^\\.$");

    private static final Pattern PAIR = Pattern.compile("(?ms)^`{32} example\\n(.*?)^\\.\\n(.*?)^`{32}$");

    @Test
    void everyExampleIsRendered() throws IOException {
        List<String> examples = examples();
        assertThat(examples).hasSize(652);
        assertThat(examples).allSatisfy(example -> assertThat(TestRenderer.renderWithoutHeadline(example).problems())
                .noneMatch(Problem::isError));
    }

    /** About twenty of the others differ only in percent-encoding of URLs, which the sanitizer decides. */
    @Test
    void mostExamplesAreRenderedExactly() throws IOException {
        Matcher found = PAIR.matcher(specification());
        List<String> other = new ArrayList<>();
        int number = 0;
        while (found.find()) {
            number++;
            String text = found.group(1).replace('→', '\t');
            String html = MarkdownHtmlWriter.writeNode(MarkdownParser.parse(text), new LineIndex(text))
                    .replaceAll(" (?:data-line|credit|id)=\"[^\"]*\"", "");
            if (!comparable(html).equals(comparable(found.group(2).replace('→', '\t')))) {
                other.add(number + ": " + text);
            }
        }
        assertThat(number).isEqualTo(652);
        assertThat(other).hasSizeLessThanOrEqualTo(45);
    }

    private static String comparable(String html) {
        return html.replaceAll("\\s*\n\\s*", "\n").replace("&quot;", "\"").strip();
    }

    @Test
    void theWholeSpecificationIsOneArticle() throws IOException {
        assertThat(TestRenderer.render(specification()).problems()).noneMatch(Problem::isError);
    }

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(specification());
        while (found.find()) {
            examples.add(found.group(1).replace('→', '\t'));
        }
        return examples;
    }

    static String specification() throws IOException {
        try (InputStream file = CommonMarkTests.class.getResourceAsStream("/commonmark-0.31.2.txt")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
