package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.text.ProblemCollector;

import static org.assertj.core.api.Assertions.assertThat;

class FrontMatterTests {

    @ParameterizedTest
    @ValueSource(strings = {
            "---\ntitle: Harbour reopens\ntags: [trade, ports]\ndraft: false\n---\nShips return.\n",
            "---  \r\ntitle: 'Harbour reopens'\r\ntags:\r\n- trade\r\n- \"ports\"\r\n---\t\r\n\r\n\r\nShips return.",
            "\n\n---\n\"title\": Harbour reopens\ntags: trade, ports\n...\nShips return.  \n\n",
            "---\n# about the harbour\ntitle: >\n  Harbour\n  reopens\ntags: &t [trade, ports]\nkeywords: *t\n---\nShips return.",
            "---\n{title: Harbour reopens, tags: [trade, ports]}\n---\nShips return.",
            "+++\ntitle = \"Harbour reopens\"\ntags = [\"trade\", 'ports']\ndraft = false\n+++\nShips return.",
            "+++\n\"title\" = \"\"\"\nHarbour \\\n reopens\"\"\"\ntags = [\n  'trade', # the main thing\n  "
                    + "'ports',\n]\n+++\n\nShips return.",
            "{\"title\": \"Harbour reopens\", \"tags\": [\"trade\", \"ports\"], \"draft\": false}\nShips return.",
            "{\n  \"title\": \"Harbour \\u0072eopens\",\n  \"tags\": \"trade,ports\"\n}\n\nShips return.\n"})
    void fieldsAreReadInAllFormats(String file) {
        Manuscript manuscript = TestManuscriptReader.readWithoutProblems(TestManuscriptReader.PATH, file);
        assertThat(manuscript.text().headline()).isEqualTo("Harbour reopens");
        assertThat(manuscript.filing().tags()).containsExactly("trade", "ports");
        assertThat(manuscript.text().markdown()).isEqualTo("Ships return.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ships return.", "---\n---\nShips return.", "+++\n\n+++\nShips return.", "{}\nShips return.",
            "---\n# nothing yet\n---\nShips return."})
    void frontMatterMayBeEmptyOrMissing(String file) {
        assertThat(TestManuscriptReader.readWithoutProblems(TestManuscriptReader.PATH, file).text().markdown())
                .isEqualTo("Ships return.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n\nShips return.\n", "***\ntitle: x\n",
            "{.lead}\nShips return.",
            "\n---\nShips return.\n---\n", "-- \ntext", "+++\nThree pluses\n", "----\nA rule\n"})
    void textThatLooksLikeFrontMatterIsText(String file) {
        assertThat(TestManuscriptReader.readWithoutProblems(TestManuscriptReader.PATH, file).text().markdown())
                .isEqualTo(file.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{< figure >}}", "{% include x %}"})
    void separatorsOfOtherSystemsAreText(String separator) {
        assertThat(bodyOf(separator + "\n\nShips return.").text()).startsWith(separator);
    }

    @Test
    void bodyHasTheLineOfTheFileOnWhichItStarts() {
        assertThat(bodyOf("---\ntitle: x\n---\n\n\nText")).isEqualTo(new FrontMatter.Body("Text", 6));
        assertThat(bodyOf("{\"title\":\n\"x\"}\nText\n\nmore\n")).isEqualTo(new FrontMatter.Body("Text\n\nmore", 3));
        assertThat(bodyOf("{\"title\": \"x\"} Text")).isEqualTo(new FrontMatter.Body("Text", 1));
        assertThat(bodyOf("\n\n    code first\n")).isEqualTo(new FrontMatter.Body("    code first", 3));
        assertThat(bodyOf("---\ntitle: x\n---")).isEqualTo(new FrontMatter.Body("", 3));
    }

    @Test
    void everyValueHasItsPosition() {
        assertThat(positions(TestManuscriptReader.yamlFile("draft: perhaps", "date:  soon", "tags:", "  - [a]", "corrections:",
                "  - date: never",
                "    text: x")))
                .containsExactly("2:8", "3:8", "5:5", "7:11");
        assertThat(positions(
                TestManuscriptReader.tomlFile("draft = 1", "date =  'soon'", "tags = [", "  ['a']", "]", "[[corrections]]",
                        "date = 'never'", "text = 'x'",
                        "[image]", "src = true")))
                .containsExactly("2:9", "3:9", "4:8", "8:8", "11:7");
        assertThat(positions(
                "{\"draft\": 1,\n \"date\": \"soon\",\n \"tags\": [\n  [\"a\"]],\n\"corrections\": [{\"date\": \"never\", "
                        + "\"text\": \"x\"}]}\nText"))
                .containsExactly("1:11", "2:10", "4:3", "5:26");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(positions(TestManuscriptReader.yamlFile("image: {caption: 😀 港口, src: [1]}"))).containsExactly("2:29");
    }

    @Test
    void unclosedFrontMatterIsReportedAtItsStart() {
        assertThat(TestManuscriptReader.problem("---\ntitle: x\ntags: [a]\n\nShips return.\n"))
                .isEqualTo(
                        "1:1: error: the front matter that begins here is never closed. Put three hyphens (`---`) on a line "
                                + "of its own below the last field.");
        assertThat(TestManuscriptReader.problem("+++\ntitle = 'x'\n\nShips return.\n"))
                .isEqualTo(
                        "1:1: error: the front matter that begins here is never closed. Put three plus signs (`+++`) on a "
                                + "line of its own below the last field.");
        assertThat(TestManuscriptReader.problem("{\"title\": \"x\",\n\"tags\": []\n\nShips return.\n"))
                .isEqualTo("1:1: error: the bracket that opens here is never closed. Close it after the last entry.");
        assertThat(TestManuscriptReader.problem("---\ntitle: x\n----\nShips return.\n"))
                .isEqualTo("1:1: error: the front matter that begins here is never closed. Line 3 should be three hyphens "
                        + "(`---`).");
    }

    @Test
    void ruleInTheBodyDoesNotCloseFrontMatter() {
        assertThat(TestManuscriptReader.problem("---\ntitle: x\n\nShips return.\n\n---\n\nMore.\n"))
                .isEqualTo("1:1: error: the front matter that begins here seems to be unclosed: line 4 is not a field. Put "
                        + "three hyphens (`---`) on a line of its own below the last field.");
        assertThat(TestManuscriptReader.problem("+++\ntitle = 'x'\n\nShips return.\n\n+++\n\nMore.\n"))
                .isEqualTo("1:1: error: the front matter that begins here seems to be unclosed: line 4 is not a field. Put "
                        + "three plus signs (`+++`) on a line of its own below the last field.");
    }

    @Test
    void sentenceWithAColonIsNotAField() {
        assertThat(TestManuscriptReader.problem("---\ntitle: x\n\nShips return to port: all of them.\n\n---\n\nMore.\n"))
                .isEqualTo("4:1: error: "
                        + "\"Ships return to port\" reads like text, not like a field name. Close the front matter above "
                        + "this line if the article begins here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"----", "--", "—", "–––", "−−−", "—-"})
    void typographicDashesAreExplained(String fence) {
        assertThat(TestManuscriptReader.problem(fence + "\ntitle: x\n" + fence + "\nShips return.\n")).isEqualTo("1:1: error: \""
                + fence
                + "\" does not open front matter. Write exactly three hyphens (`---`), and the same below the last field.");
    }

    @Test
    void frontMatterWithoutFieldsIsAnError() {
        String end =
                " instead of fields. Write each field as `key: value`, with a space after the colon. If the lines are meant "
                        + "as rules, write `***`.";
        assertThat(TestManuscriptReader.problem("---\n\nShips return.\n\n---\n\nMore.\n"))
                .isEqualTo("3:1: error: between the two lines `---` there is the text \"Ships return.\"" + end);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("- title: x")))
                .isEqualTo("2:1: error: between the two lines `---` there is a list" + end);
    }

    private static FrontMatter.Body bodyOf(String file) {
        return FrontMatter.parse(file, new ProblemCollector("a.md")).body().orElseThrow();
    }

    private static List<String> positions(String file) {
        return TestManuscriptReader.read(TestManuscriptReader.PATH, file).problems().stream()
                .map(p -> p.line() + ":" + p.column()).toList();
    }
}
