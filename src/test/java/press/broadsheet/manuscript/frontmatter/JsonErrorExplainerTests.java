package press.broadsheet.manuscript.frontmatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

class JsonErrorExplainerTests {

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"Harbour,\n\"evergreen\": true}\nText", "{\"title\": \"Harbour}\n\nText",
            "{\"title\": \"Harbour"})
    void unclosedQuoteIsReportedWhereItOpens(String file) {
        assertThat(TestManuscriptReader.problem(file))
                .isEqualTo("1:11: error: the quotation mark that opens here is never closed. "
                        + "Close it at the end of the value, on the same line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tags\": [\"a\", \"b\", \"title\": \"x\"}\nText", "{\"tags\": [\"a\", \"b\"}\nText",
            "{\"tags\": [\"a\", \"b\"\n\nText", "{\"tags\": ["})
    void unclosedBracketIsReportedWhereItOpens(String file) {
        assertThat(TestManuscriptReader.problem(file))
                .isEqualTo("1:10: error: the bracket that opens here is never closed. Close it after the last entry.");
    }

    @Test
    void missingAndExtraCommasAreReported() {
        assertThat(TestManuscriptReader.problem("{\n\"title\": \"x\"\n\"evergreen\": true\n}\nText"))
                .isEqualTo("3:1: error: a comma is missing before \"\"evergreen\": true\". Separate the fields with commas.");
        assertThat(TestManuscriptReader.problem("{\n\"title\": \"x\",\n}\nText"))
                .isEqualTo("2:13: error: there is a comma after the last entry, or \"}\" is not in quotes. "
                        + "Remove the comma, or put the entry in straight quotes.");
    }

    @Test
    void quotesAreDoubleAndStraight() {
        assertThat(TestManuscriptReader.problem("{title: \"x\"}\nText"))
                .isEqualTo(
                        "1:2: error: the field name is not in double quotes: \"title: \"x\"}\". Write `\"key\": \"value\"`.");
        assertThat(TestManuscriptReader.problem("{\"title\": 'x'}\nText"))
                .isEqualTo("1:11: error: this is not a JSON value: \"'x'}\". Put text in straight double quotes, `\"…\"`.");
        assertThat(TestManuscriptReader.problem("{\"title\": “x”}\nText"))
                .startsWith("1:11: error: this is not a JSON value: \"“x”}\"");
        assertThat(TestManuscriptReader.problem("{\"evergreen\": True}\nText"))
                .startsWith("1:15: error: this is not a JSON value: \"True}\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\\h", "\\x41"})
    void invalidEscapeIsExplained(String escape) {
        assertThat(TestManuscriptReader.problem("{\"title\": \"C:" + escape + "\"}\nText"))
                .contains("error: this backslash does not start a valid escape. ");
    }

    @Test
    void duplicateKeyIsReportedWithBothLines() {
        assertThat(TestManuscriptReader.problem("{\"title\": \"x\",\n\"evergreen\": true,\n\"TITLE\": \"x\"}\nText"))
                .isEqualTo("3:1: error: \"TITLE\" is given twice, on line 1 and on line 3. Keep one of the two.");
    }

    @Test
    void loneSurrogatesAndControlCharactersAreRemoved() {
        assertThat(TestManuscriptReader.readAccepted("{\"title\": \"Har\\ud800bour\\u0000 \\u001breopens\"}\nText").text()
                .headline())
                .isEqualTo("Harbour reopens");
    }
}
