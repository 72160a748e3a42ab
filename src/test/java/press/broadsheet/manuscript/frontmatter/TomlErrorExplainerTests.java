package press.broadsheet.manuscript.frontmatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

class TomlErrorExplainerTests {

    @ParameterizedTest
    @ValueSource(strings = {"title = \"Harbour\ndate = 2024-05-01", "title = 'Harbour\ndate = 2024-05-01", "title = \"Harbour",
            "title = \"\"\"Harbour\ndate = 2024-05-01"})
    void unclosedQuoteIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields)).startsWith("2:9: error: the quotation mark that opens here is never closed. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags = [\"a\", \"b\"\ntitle = \"x\"", "tags = [\"a\",\n  \"b\"", "tags = [\n'a',\n\n[extra]\nx = 1",
            "tags = [ 'a' # ]\ntitle = 'x'"})
    void unclosedBracketIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields))
                .isEqualTo("2:8: error: the bracket that opens here is never closed. Close it after the last entry.");
    }

    @Test
    void textWithoutQuotesIsReported() {
        assertThat(problem("title = Harbour reopens")).isEqualTo("2:9: error: this is not a TOML value: \"Harbour reopens\". "
                + "Put text in straight quotes, `\"…\"`, with nothing after them.");
        assertThat(problem("tags = [a, b]")).startsWith("2:9: error: this is not a TOML value: \"a, b]\"");
        assertThat(problem("title = “Harbour”")).startsWith("2:9: error: this is not a TOML value: \"“Harbour”\"");
        assertThat(problem("title = \"x\" author = \"y\""))
                .startsWith("2:13: error: this is not a TOML value: \"author = \"y\"\"");
    }

    @Test
    void colonInsteadOfEqualsSignIsReported() {
        assertThat(problem("title: Harbour"))
                .isEqualTo("2:1: error: this line is not a TOML field. Write `key = \"value\"`, with an equals sign.");
    }

    @Test
    void invalidEscapeIsExplained() {
        assertThat(problem("title = \"C:\\harbour\""))
                .startsWith("2:12: error: this backslash in double quotes does not start a valid escape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title = \"x\"\ntags = [\n'a']\ntitle = \"y\"", "title = \"x\"\ntags = [\n'a']\nTitle = \"x\""})
    void duplicateKeyIsReportedWithBothLines(String fields) {
        assertThat(problem(fields))
                .matches("5:1: error: \"[tT]itle\" is given twice, on line 2 and on line 5. Keep one of the two.");
    }

    @Test
    void duplicateGroupIsReportedWithBothLines() {
        assertThat(problem("[image]", "src = 'a'", "[image]", "alt = 'b'"))
                .contains("\"image\" is given twice, on line 2 and on line 4");
    }

    @Test
    void nonexistentDateIsAnErrorAtItsPosition() {
        assertThat(problem("date = 2024-02-30")).startsWith("2:8: error: there is no such date, time or time zone as "
                + "\"2024-02-30\"");
        assertThat(problem("date = 18:00:00")).startsWith("2:8: error: \"18:00:00\" is not a date in a known format");
    }

    private static String problem(String... fields) {
        return TestManuscriptReader.problem(TestManuscriptReader.tomlFile(fields));
    }
}
