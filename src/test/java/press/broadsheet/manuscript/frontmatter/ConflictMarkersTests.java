package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Unresolved merge conflicts are refused; the same characters as text are published. */
class ConflictMarkersTests {

    @Test
    void messageHasMarkerPositionAndRemedy() {
        assertThat(TestManuscriptReader
                .problem(TestManuscriptReader.yamlFile("title: x") + "\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> review\n"))
                .isEqualTo("7:1: error: \"<<<<<<< HEAD\" marks an unresolved merge conflict: the file contains two versions "
                        + "of this text. Keep the right version; delete the other one and the marker lines (`<<<<<<<`, "
                        + "`=======`, `>>>>>>>`).");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> review",
            "<<<<<<< HEAD\r\nOne.\r\n=======\r\nTwo.\r\n>>>>>>> review\r\n",
            "<<<<<<< HEAD\nOne.\n||||||| 1a2b3c\nNought.\n=======\nTwo.\n>>>>>>> review",
            "<<<<<<<\nOne.\n=======\nTwo.\n>>>>>>>",
            "<<<<<<< conflict 1 of 1\n%%%%%%% diff from: base\n-One.\n+Two.\n+++++++ side #2\nThree.\n>>>>>>> conflict 1 of "
                    + "1 ends",
            "<<<<<<< conflict 1 of 1\n+++++++ side #1\nOne.\n------- base\nNought.\n+++++++ side #2\nTwo.\n>>>>>>> ends",
            "<<<<<<<<<<< side\n\\\\\\\\\\\\\\\\\\\\\\ to\n>>>>>>>>>>> ends",
            "- one\n<<<<<<< HEAD\n- two\n=======\n- three\n>>>>>>> x",
            "> quoted\n<<<<<<< HEAD\n> more\n=======\n> less\n>>>>>>> x",
            "One.\n=======\nTwo.\n>>>>>>> feature/earnings",
            "One.\n\n||||||| merged common ancestors\nTwo.",
            "<div>\n<<<<<<< HEAD\n</div>",
            "<!--\n<<<<<<< HEAD\n-->",
            "```\n<<<<<<< HEAD\none\n```\n\n=======\ntwo\n```\n>>>>>>> x\n\nText"})
    void conflictIsRefused(String text) {
        assertThat(TestManuscriptReader.problems("Ships return.\n\n" + text).stream().filter(it -> it.contains("error")))
                .singleElement()
                .asString()
                .contains("merge conflict");
        assertThat(TestManuscriptReader.read("wire.txt", "Ships return\n\n" + text.replace("```\n", "")).problems())
                .anyMatch(Problem::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "```\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> x\n```", "~~~diff\n<<<<<<< HEAD\n~~~",
            "    <<<<<<< HEAD\n    one\n    >>>>>>> x", "Git writes `<<<<<<< HEAD` and `\n<<<<<<< HEAD\n`.",
            "<pre>\n<<<<<<< HEAD\n</pre>", "> ```\n> <<<<<<< HEAD\n> ```",
            "Ships return\n=======\n\nText", "-------", "+++++++", "%%%%%%%\n\n\\\\\\\\\\\\\\",
            ">>>>>>>", ">>>>>>\n>>>>>>> deep\n>>>>>>> deeper", ">>>>>>>> eight deep",
            "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||", "<<<<<<<HEAD", "See <<<<<<< HEAD", "<<<<<< HEAD"})
    void sameCharactersMayBeText(String text) {
        assertThat(TestManuscriptReader.read(TestManuscriptReader.PATH, "Ships return.\n\n" + text + "\n\nMore.").problems())
                .noneMatch(Problem::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\ndate: 2026-03-01\n---\nText",
            "---\ntitle: A\n||||||| base\n=======\n>>>>>>> x\n---\nText",
            "---\ntext: |\n  a\n<<<<<<< HEAD\n  b\n>>>>>>> x\n---\nText",
            "<<<<<<< HEAD\n---\ntitle: A\n---\n=======\n---\ntitle: B\n---\n>>>>>>> x\nText",
            "+++\n<<<<<<< HEAD\ntitle = 'A'\n=======\ntitle = 'B'\n>>>>>>> x\n+++\nText",
            "{\n<<<<<<< HEAD\n\"title\": \"A\"\n\n=======\n\"title\": \"B\"\n>>>>>>> x\n}\nText",
            "Title: A\n<<<<<<< HEAD\nDate: 2026-03-01\n=======\nDate: 2026-03-02\n>>>>>>> x\n\nText",
            "---\ntitle: A\n<<<<<<< HEAD\n---\nText\n=======\ndate: 2026-03-01\n---\nText\n>>>>>>> x\n"})
    void conflictInFrontMatterIsReportedInsteadOfAYamlError(String file) {
        assertThat(TestManuscriptReader.problem(file)).contains("merge conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"front.md", "news/_index.md", "authors/ada.md", "pages/about.md", "wire.txt", "a.md"})
    void conflictIsRefusedInEveryKindOfFile(String path) {
        String fields = path.equals("front.md") ? "lead: a" : "title: A";
        for (String file : List.of(
                "---\n" + fields + "\n---\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> x\n",
                "---\n<<<<<<< HEAD\n" + fields + "\n=======\n" + fields + "\n>>>>>>> x\n---\n")) {
            assertThat(TestManuscriptReader.read(path, file)).as(file).isInstanceOf(ReadResult.Refused.class);
            assertThat(TestManuscriptReader.read(path, file).problems()).as(file)
                    .anyMatch(problem -> problem.reason().contains("merge conflict"));
        }
    }

    @Test
    void codeBelowReadableFieldsStaysCode() {
        assertThat(TestManuscriptReader.readAccepted("title: A\ndate: 2026-03-01\n---\nText.\n\n```\n<<<<<<< HEAD\n```\n")
                .text().markdown())
                .contains("<<<<<<< HEAD");
    }

    /** If one side hides the article, the file is held back until the conflict is resolved. */
    @Test
    void conflictWithAHidingFieldHoldsTheFileBack() {
        assertThat(TestManuscriptReader.readAccepted("---\ntitle: A\n<<<<<<< HEAD\n=======\ndraft: true\n>>>>>>> x\n---\nText")
                .status().draft()).isTrue();
        assertThat(TestManuscriptReader
                .readAccepted("<<<<<<< HEAD\n---\ntitle: A\n---\n=======\n---\nstatus: draft\n---\n>>>>>>> x\nText").status()
                .draft())
                .isTrue();
    }

    @Test
    @Timeout(180)
    void manyMarkersAreFast() {
        for (String line : List.of("<<<<<<< a\n", ">>>>>>> b\n", "||||||| c\n", "<<<<<<<" + " ".repeat(1_000) + "\n")) {
            TestManuscriptReader.read(TestManuscriptReader.PATH,
                    "Text\n\n```\n" + line.repeat(50_000 / line.length() * 10) + "```\n\nMore.\n");
            TestManuscriptReader.read(TestManuscriptReader.PATH, "---\n" + line.repeat(500_000 / line.length()));
        }
    }
}
