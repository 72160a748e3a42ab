package press.broadsheet.manuscript.frontmatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

class YamlErrorExplainerTests {

    @Test
    void aColonInATitleWantsQuotes() {
        assertThat(problem("title: MIIT: reinforce \"protection\"", "date: 2024-05-01"))
                .isEqualTo("2:12: error: a colon followed by a blank stands inside "
                        + "the value. Put the whole value in quotes: `\"MIIT: reinforce \\\"protection\\\"\"`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: \"Harbour\nauthor: Ada\ndate: 2024-05-01",
            "title: \"Harbour\nauthor: \"Ada\"\ndate: 2024-05-01",
            "title: 'Harbour\nauthor: Ada", "title: \"Harbour", "title: \"Harbour\nauthor: Ada's \"friend\"\ntags: [a]"})
    void aQuoteThatIsNeverClosedIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields))
                .isEqualTo("2:8: error: the quotation mark that opens here is never closed. Close it at the end of the value; "
                        + "a quotation mark inside the value needs a backslash before it.");
    }

    @Test
    void soIsOneInAList() {
        assertThat(problem("tags:", "  - \"a", "  - b", "title: x"))
                .startsWith("3:5: error: the quotation mark that opens here is never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags: [a, b\ndate: 2024-05-01\ntitle: x", "tags: [a, b", "tags: [a,\n  b,\ntitle: x",
            "tags: {a: b\ntitle: x"})
    void aBracketThatIsNeverClosedIsReportedWhereItOpens(String fields) {
        assertThat(problem(fields))
                .isEqualTo("2:7: error: the bracket that opens here is never closed. Close it after the last entry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags:\n\t- a", "title: x\n\tdate: y", "tags:\n\t\t- a\n\t\t- b"})
    void tabsAreExplained(String fields) {
        assertThat(problem(fields))
                .isEqualTo("3:1: error: a tab stands where the line is indented. Indent with blanks: YAML takes no tabs there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@mayor speaks", "`code` talks", "%5 more", "*Star* rises", "- a dash", ">more", "|less"})
    void signsThatCannotBeginAValueAreNamed(String title) {
        assertThat(problem("title: " + title)).isEqualTo("2:8: error: a value cannot begin with `" + title.charAt(0)
                + "`. Put the whole value in quotes: `\"" + title + "\"`.");
    }

    @Test
    void anUnknownAliasWantsQuotes() {
        assertThat(problem("title: *Star rises")).isEqualTo("2:8: error: `*Star` refers to a value that is named nowhere above. "
                + "Put a value that begins with `*` in quotes.");
    }

    @Test
    void anUnusedAnchorWasMeantAsText() {
        assertThat(problem("title: &c harbour"))
                .isEqualTo("2:8: warning: YAML takes what begins with `&` here for a name, and leaves it out. "
                        + "Put the whole value in quotes.");
    }

    @Test
    void whatFollowsAClosedValueIsNamed() {
        String remedy = "Put the whole value in quotes; a quotation mark inside them needs a backslash before it.";
        assertThat(problem("title: \"Harbour\" reopens"))
                .isEqualTo("2:18: error: something follows after the value has ended: \"reopens\". " + remedy);
        assertThat(problem("title: 'It's open'", "date: 2024-05-01"))
                .isEqualTo("2:12: error: something follows after the value has ended: \"s open'\". " + remedy);
        assertThat(problem("title: [Breaking] Harbour reopens"))
                .isEqualTo("2:19: error: something follows after the value has ended: \"Harbour reopens\". " + remedy);
    }

    @Test
    void aLineWithoutAColonIsNoField() {
        assertThat(problem("title: x", "the harbour", "date: 2024-05-01"))
                .isEqualTo("3:1: error: this line is no field. Write `key: value`, or indent "
                        + "the line if it goes on with the value above.");
    }

    @Test
    void aColonNeedsASpaceAfterIt() {
        assertThat(problem("title:Harbour")).isEqualTo("2:1: error: there is no blank after the colon. Write `key: value`.");
        assertThat(problem("title:Harbour", "date: 2024-05-01")).startsWith("2:1: error: there is no blank after the colon");
        assertThat(problem("title: x", "author:Ada", "date: 2024-05-01"))
                .startsWith("3:8: error: there is no blank after the colon");
    }

    @Test
    void aFullwidthColonIsNoColon() {
        String remedy = "error: the colon is a wide one (：), which is none to YAML. Write `key: value`, with `:` and a blank.";
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title： 港口", "slug： x")))
                .isEqualTo("2:6: " + remedy);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: 港口", "slug：x", "date: 2026-01-01")))
                .isEqualTo("3:5: " + remedy);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: 港口", "slug：x")))
                .isEqualTo("3:5: " + remedy);
        assertThat(TestManuscriptReader.readYaml("title: 港口：九天").text().headline()).isEqualTo("港口：九天");
    }

    @Test
    void whatYamlTakesForACommentIsNamed() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: We are #1 in town")))
                .isEqualTo("2:15: warning: YAML takes \"#1 in town\" for a"
                        + " comment, and leaves it out. Put the whole value in quotes; if it is a comment, put a blank behind the `#`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: #MeToo", "date: 2026-01-01")))
                .startsWith("2:8: warning: YAML takes \"#MeToo\"");
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
                .isEqualTo("3:1: error: this line is indented, and so belongs to the value above. "
                        + "Remove the blanks at its beginning if it is a field of its own.");
        assertThat(problem("corrections:", "  - date: 2024-05-01", "   text: x"))
                .isEqualTo("4:4: error: this line is indented unlike those above. "
                        + "Give lines that belong together the same number of blanks.");
        assertThat(problem(" title: x", "date: 2024-05-01")).startsWith("3:1: error: this line is indented unlike those above");
    }

    @Test
    void aBackslashInDoubleQuotesIsExplained() {
        assertThat(problem("title: \"C:\\harbour\""))
                .isEqualTo("2:11: error: a backslash stands in double quotes and means nothing there. "
                        + "Write two backslashes, or use single quotes.");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThat(problem("tags: [a,, b]"))
                .isEqualTo("2:10: error: a value is missing before \", b]\". Write it, in quotes if it holds such signs.");
    }

    @Test
    void aProblemIsOneLineWhateverTheFileHolds() {
        assertThat(problem("title: \"a\\x\n1\"", "date: 2024-05-01")).doesNotContain("\n");
        assertThat(problem("title: >", "      ", "  a")).doesNotContain("\n");
    }

    @Test
    void aMissingCommaIsNamed() {
        assertThat(problem("tags: [\"a\" \"b\"]"))
                .isEqualTo("2:12: error: a comma is missing before \"\"b\"]\". Part the entries by commas.");
    }

    @Test
    void aKeyGivenTwiceNamesBothLines() {
        assertThat(problem("title: x", "tags: a", "title: x"))
                .isEqualTo("4:1: error: \"title\" is given twice, in line 2 and in line 4. Keep one of the two.");
        assertThat(problem("last-mod: 2024-05-01", "Last_Mod: 2024-05-01"))
                .isEqualTo("3:1: error: \"Last_Mod\" is given twice, in line 2 and in line 3. Keep one of the two.");
        assertThat(problem("image:", "  alt: A.", "  src: a.jpg", "  src: b.jpg"))
                .isEqualTo("5:3: error: \"src\" is given twice, in line 4 and in line 5. Keep one of the two.");
    }

    private static String problem(String... fields) {
        return TestManuscriptReader.problem(TestManuscriptReader.yamlFile(fields));
    }
}
