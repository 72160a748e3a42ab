package press.broadsheet.manuscript.frontmatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

class YamlErrorExplainerTests {

    @Test
    void titleWithAColonNeedsQuotes() {
        assertThat(problem("title: MIIT: reinforce \"protection\"", "date: 2024-05-01"))
                .isEqualTo("2:12: error: the value contains a colon followed by a space. Put the whole value in quotes: "
                        + "`\"MIIT: reinforce \\\"protection\\\"\"`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: \"Harbour\nauthor: Ada\ndate: 2024-05-01",
            "title: \"Harbour\nauthor: \"Ada\"\ndate: 2024-05-01",
            "title: 'Harbour\nauthor: Ada", "title: \"Harbour", "title: \"Harbour\nauthor: Ada's \"friend\"\ntags: [a]"})
    void unclosedQuoteIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields))
                .isEqualTo("2:8: error: the quotation mark that opens here is never closed. Close it at the end of the value; "
                        + "a quotation mark inside the value needs a backslash before it.");
    }

    @Test
    void unclosedQuoteInAListIsReportedWhereItOpens() {
        assertThat(problem("tags:", "  - \"a", "  - b", "title: x"))
                .startsWith("3:5: error: the quotation mark that opens here is never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags: [a, b\ndate: 2024-05-01\ntitle: x", "tags: [a, b", "tags: [a,\n  b,\ntitle: x",
            "tags: {a: b\ntitle: x"})
    void unclosedBracketIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields))
                .isEqualTo("2:7: error: the bracket that opens here is never closed. Close it after the last entry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags:\n\t- a", "title: x\n\tdate: y", "tags:\n\t\t- a\n\t\t- b"})
    void tabsAreExplained(String fields) {
        assertThat(problem(fields))
                .isEqualTo("3:1: error: this line is indented with a tab. Replace the tab with spaces: YAML does not allow "
                        + "tabs here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@mayor speaks", "`code` talks", "%5 more", "*Star* rises", "- a dash", ">more", "|less"})
    void charactersThatCannotBeginAValueAreReported(String title) {
        assertThat(problem("title: " + title)).isEqualTo("2:8: error: a value cannot begin with `" + title.charAt(0)
                + "`. Put the whole value in quotes: `\"" + title + "\"`.");
    }

    @Test
    void unknownAliasIsReported() {
        assertThat(problem("title: *Star rises")).isEqualTo("2:8: error: `*Star` refers to an anchor that is not defined above. "
                + "Put a value that begins with `*` in quotes.");
    }

    @Test
    void unusedAnchorIsReported() {
        assertThat(problem("title: &c harbour"))
                .isEqualTo("2:8: warning: YAML reads the word after `&` as an anchor and ignores it. "
                        + "Put the whole value in quotes.");
    }

    @Test
    void textAfterTheEndOfAValueIsReported() {
        String remedy = "Put the whole value in quotes; a quotation mark inside them needs a backslash before it.";
        assertThat(problem("title: \"Harbour\" reopens"))
                .isEqualTo("2:18: error: there is text after the end of the value: \"reopens\". " + remedy);
        assertThat(problem("title: 'It's open'", "date: 2024-05-01"))
                .isEqualTo("2:12: error: there is text after the end of the value: \"s open'\". " + remedy);
        assertThat(problem("title: [Breaking] Harbour reopens"))
                .isEqualTo("2:19: error: there is text after the end of the value: \"Harbour reopens\". " + remedy);
    }

    @Test
    void lineWithoutAColonIsNotAField() {
        assertThat(problem("title: x", "the harbour", "date: 2024-05-01"))
                .isEqualTo("3:1: error: this line is not a field. Write `key: value`, or indent the line if it continues "
                        + "the value above.");
    }

    @Test
    void missingSpaceAfterAColonIsReported() {
        assertThat(problem("title:Harbour")).isEqualTo("2:1: error: there is no space after the colon. Write `key: value`.");
        assertThat(problem("title:Harbour", "date: 2024-05-01")).startsWith("2:1: error: there is no space after the colon");
        assertThat(problem("title: x", "author:Ada", "date: 2024-05-01"))
                .startsWith("3:8: error: there is no space after the colon");
    }

    @Test
    void fullwidthColonIsReported() {
        String remedy = "error: this is a full-width colon (：); YAML needs `:`. Write `key: value`, with a space after the "
                + "colon.";
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title： 港口", "slug： x")))
                .isEqualTo("2:6: " + remedy);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: 港口", "slug：x", "date: 2026-01-01")))
                .isEqualTo("3:5: " + remedy);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: 港口", "slug：x")))
                .isEqualTo("3:5: " + remedy);
        assertThat(TestManuscriptReader.readYaml("title: 港口：九天").text().headline()).isEqualTo("港口：九天");
    }

    @Test
    void unintendedCommentIsReported() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: We are #1 in town")))
                .isEqualTo("2:15: warning: YAML reads \"#1 in town\" as a comment and ignores it. Put the whole value in "
                        + "quotes. If it is a comment, write a space after the `#`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: #MeToo", "date: 2026-01-01")))
                .startsWith("2:8: warning: YAML reads \"#MeToo\"");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("tags: [a, b]", "title: 港口 #1")))
                .startsWith("3:11: warning");
        assertThat(TestManuscriptReader.problems(
                TestManuscriptReader.yamlFile("title: 'We are #1' # as ever", "date: 2026-01-01 # a guess", "slug: c#1")))
                .hasSize(1)
                .first().asString().contains("the slug");
    }

    @Test
    void unevenIndentationIsExplained() {
        assertThat(problem("title: x", "  date: 2024-05-01"))
                .isEqualTo("3:1: error: this line is indented, so YAML reads it as part of the value above. "
                        + "Remove the spaces at its beginning if it is a field of its own.");
        assertThat(problem("corrections:", "  - date: 2024-05-01", "   text: x"))
                .isEqualTo("4:4: error: the indentation does not match the lines above. "
                        + "Indent lines that belong together by the same number of spaces.");
        assertThat(problem(" title: x", "date: 2024-05-01")).startsWith("3:1: error: the indentation does not match the "
                + "lines above");
    }

    @Test
    void invalidEscapeIsExplained() {
        assertThat(problem("title: \"C:\\harbour\""))
                .isEqualTo("2:11: error: this backslash in double quotes does not start a valid escape. "
                        + "Write two backslashes, or use single quotes.");
    }

    @Test
    void missingValueIsReported() {
        assertThat(problem("tags: [a,, b]"))
                .isEqualTo("2:10: error: a value is missing before \", b]\". Write the value; put it in quotes if it "
                        + "contains these characters.");
    }

    @Test
    void problemIsAlwaysOneLine() {
        assertThat(problem("title: \"a\\x\n1\"", "date: 2024-05-01")).doesNotContain("\n");
        assertThat(problem("title: >", "      ", "  a")).doesNotContain("\n");
    }

    @Test
    void missingCommaIsReported() {
        assertThat(problem("tags: [\"a\" \"b\"]"))
                .isEqualTo("2:12: error: a comma is missing before \"\"b\"]\". Separate the entries with commas.");
    }

    @Test
    void duplicateKeyIsReportedWithBothLines() {
        assertThat(problem("title: x", "tags: a", "title: x"))
                .isEqualTo("4:1: error: \"title\" is given twice, on line 2 and on line 4. Keep one of the two.");
        assertThat(problem("last-mod: 2024-05-01", "Last_Mod: 2024-05-01"))
                .isEqualTo("3:1: error: \"Last_Mod\" is given twice, on line 2 and on line 3. Keep one of the two.");
        assertThat(problem("image:", "  alt: A.", "  src: a.jpg", "  src: b.jpg"))
                .isEqualTo("5:3: error: \"src\" is given twice, on line 4 and on line 5. Keep one of the two.");
    }

    private static String problem(String... fields) {
        return TestManuscriptReader.problem(TestManuscriptReader.yamlFile(fields));
    }
}
