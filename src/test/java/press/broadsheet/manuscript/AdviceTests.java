package press.broadsheet.manuscript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Warnings and advice about fields: contradictions, invisible characters and missing fields. */
class AdviceTests {

    @Test
    void datesMustNotContradictEachOther() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("date: 2024-05-02", "updated: 2024-05-01")))
                .isEqualTo("3:10: warning: `updated` is earlier than `date`. Correct one of the two dates.");
        assertThat(TestManuscriptReader
                .problem(TestManuscriptReader.yamlFile("date: 2024-05-02 18:00", "expires: 2024-05-02 18:00")))
                .isEqualTo("3:10: warning: the article expires before it goes live, so readers never see it. "
                        + "Correct one of the two dates.");
        assertThat(TestManuscriptReader
                .problems(TestManuscriptReader.yamlFile("date: 2024-05-02 18:00", "updated: 2024-05-02", "expires: 2024-05-03")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"section: “Sea”|10", "tags: [a, ‘b’]|11", "slug: „harbour“|7"})
    void curlyQuotationMarksAreReported(String field, int column) {
        assertThat(TestManuscriptReader.problems(TestManuscriptReader.yamlFile(field)))
                .contains("2:" + column + ": warning: the curly quotation marks around the value are read as part of it. "
                        + "Use straight ones (`\"`) or none.");
    }

    @Test
    void headlineMayBeAQuotation() {
        assertThat(TestManuscriptReader.problems(TestManuscriptReader.yamlFile("title: “We missed you”"))).isEmpty();
        assertThat(advice(TestManuscriptReader.yamlFile("title: “We missed you”", "standfirst: “A” and “B”"))).containsExactly(
                "2:8: warning: the curly quotation marks around the value are read as part of it. "
                        + "If it is a quotation, put straight ones around the value; otherwise replace or remove them.");
        assertThat(advice(TestManuscriptReader.yamlFile("title: '“We missed you”'", "standfirst: \"“Us too”\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"title\u00A0,title\\u00a0", "\u200Btitle,\\u200btitle", "ti\u00ADtle,ti\\u00adtle"})
    void invisibleCharactersInKeysAreReported(String key, String quoted) {
        assertThat(TestManuscriptReader.problems(TestManuscriptReader.yamlFile(key + ": Harbour")))
                .contains("2:1: warning: the key \"" + quoted
                        + "\" contains an invisible character and is ignored. Type it again: `title`.");
    }

    @Test
    void noBreakSpaceAfterAColonIsReported() {
        for (String file : List.of(TestManuscriptReader.yamlFile("title:\u00A0Harbour"),
                TestManuscriptReader.yamlFile("title:\u00A0Harbour", "slug: x"))) {
            assertThat(TestManuscriptReader.problems(file)).singleElement().asString()
                    .endsWith("error: the space after the colon is not an ordinary space (U+00A0). Delete it and type a space.");
        }
    }

    @Test
    void missingFieldsAreReportedWhenAdviceIsRequested() {
        String file = "---\ntitle: Harbour\nimage: {src: crane.png, alt: A crane}\n---\n\nWords.\n\n![Tower](tower.png)\n";
        assertThat(TestManuscriptReader.problems(file)).isEmpty();
        assertThat(advice(file)).containsExactly(
                "2:8: warning: there is no standfirst. Write one sentence about the article under `standfirst`; it is shown "
                        + "below the headline.",
                "3:8: warning: the lead image has no credit. Name the photographer or agency under `credit`, next to `src`.",
                "8:1: warning: the image news/tower.png has no credit. Name the photographer or agency right after it: "
                        + "`{credit=\"Name\"}`.");
    }

    @Test
    void standingPageNeedsNoStandfirst() {
        assertThat(TestManuscriptReader.readerIn("UTC").readWithAdvice("pages/about.md",
                "---\ntitle: About\n---\n\nWords.\n".getBytes(StandardCharsets.UTF_8)).problems()).isEmpty();
    }

    @Test
    void invalidDateInTheFileNameIsReported() {
        assertThat(TestManuscriptReader.read("news/2026-02-31-harbour.md", "---\ntitle: A\n---\n\nWords.\n").problems())
                .singleElement()
                .asString()
                .isEqualTo("news/2026-02-31-harbour.md:1:1: warning: the file name begins with 2026-02-31, which is not a "
                        + "valid date, so it sets no date. Correct the file name, or write the date under `date`.");
        assertThat(TestManuscriptReader.read("news/2026-02-28-harbour.md", "---\ntitle: A\n---\n\nWords.\n").problems())
                .isEmpty();
    }

    @Test
    void hiddenAndCompleteArticlesGetNoAdvice() {
        assertThat(advice(TestManuscriptReader.yamlFile("draft: true"))).isEmpty();
        assertThat(advice(TestManuscriptReader.yamlFile("withdrawn: silent"))).isEmpty();
        assertThat(advice(TestManuscriptReader.yamlFile("standfirst: Ships", "image: {src: a.png, alt: A, credit: N. N.}")
                + "![B](b.png){credit=\"N. N.\"}\n")).isEmpty();
        assertThat(TestManuscriptReader.readerIn("UTC")
                .readWithAdvice("wire.txt", "Head\n\nText\n".getBytes(StandardCharsets.UTF_8)).problems()).isEmpty();
    }

    private static List<String> advice(String file) {
        return TestManuscriptReader.readerIn("Europe/Berlin")
                .readWithAdvice(TestManuscriptReader.PATH, file.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(problem -> problem.toString().substring(TestManuscriptReader.PATH.length() + 1))
                .toList();
    }
}
