package press.broadsheet.manuscript;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ManuscriptReaderTests {

    @Test
    void seedIsReadFromPlainText() throws IOException {
        Manuscript seed = TestManuscriptReader
                .readWithoutProblems("miit-reinforce-ipr-protection-to-drive-emerging-industries.txt", seed());
        assertThat(seed.identity().slug()).hasToString("miit-reinforce-ipr-protection-to-drive-emerging-industries");
        assertThat(seed.text().headline()).isEqualTo("MIIT: reinforce IPR protection to drive emerging industries");
        assertThat(seed.credits().source()).contains(new Source("IPR in China", Optional.empty()));
        assertThat(seed.dates().published()).isEmpty();
        assertThat(seed.filing().section()).isEmpty();
        assertThat(seed.text().body().prose()).contains("Lately, Vice Head").contains("excessive internal waste.")
                .doesNotContain("reinforce IPR protection to drive").doesNotContain("(Source").doesNotContain("People watch");
        assertThat(seed.text().body().asides()).contains("People watch").contains("It is lucky for Chen Jun")
                .contains("in the years since.");
    }

    @Test
    void headlineIsTheTitleElseTheHeadingElseTheFileName() {
        assertThat(TestManuscriptReader.readYaml("title: Harbour reopens").text().headline()).isEqualTo("Harbour reopens");
        assertThat(TestManuscriptReader
                .readWithoutProblems(TestManuscriptReader.PATH, "Text before.\n\n# Harbour reopens\n\nText").text().headline())
                .isEqualTo("Harbour reopens");
        assertThat(
                TestManuscriptReader.readWithoutProblems("news/harbour-reopens.md", "---\nwithdrawn: silent\n---\n").text()
                        .headline())
                .isEqualTo("Harbour reopens");
    }

    @Test
    void dateOfTheFileNameIsUsedIfNoFieldGivesOne() {
        assertThat(TestManuscriptReader.readWithoutProblems("2024-05-01-harbour.md", "Text").dates().published())
                .contains(new EditorialDate(Instant.parse("2024-04-30T22:00:00Z"), false));
        assertThat(TestManuscriptReader.readWithoutProblems("2024-05-01-harbour.md", "---\ndate: 2023-10-15T10:00Z\n---\nText")
                .dates().published())
                .contains(new EditorialDate(Instant.parse("2023-10-15T10:00:00Z"), true));
    }

    @Test
    void fieldsReachTheManuscript() {
        Manuscript manuscript = TestManuscriptReader.readWithoutProblems("news/harbour.md",
                TestManuscriptReader.yamlFile("title: x", "slug: port", "dateline: Tianjin"));
        assertThat(manuscript.path()).isEqualTo("news/harbour.md");
        assertThat(manuscript.identity().slug()).hasToString("port");
        assertThat(manuscript.text().dateline()).contains("Tianjin");
        assertThat(manuscript.text().markdown()).isEqualTo("Ships return.");
        assertThat(manuscript.text().body().prose()).contains("Ships return.");
    }

    @Test
    void digestDependsOnlyOnTheBody() {
        String digest = TestManuscriptReader.readWithoutProblems("a.md", "Ships return.\n\nAll of them.").file().bodyDigest();
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(List.of("---\ntitle: x\n---\nShips return.\n\nAll of them.",
                "\uFEFF+++\r\ntitle='y'\r\n+++\r\n\r\nShips return.\r\n\r\nAll of them.\r\n\r\n",
                "{\"title\": \"z\"}\n\n\nShips return.\n\nAll of them.  \n")).allSatisfy(
                        file -> assertThat(TestManuscriptReader.readWithoutProblems("b.md", file).file().bodyDigest())
                                .isEqualTo(digest));
        assertThat(TestManuscriptReader.readWithoutProblems("a.md", "Ships return.\nAll of them.").file().bodyDigest())
                .isNotEqualTo(digest);
    }

    @Test
    void refusedFileStillHasItsDigest() {
        String digest = TestManuscriptReader.readWithoutProblems("a.md", "Ships return.").file().bodyDigest();
        assertThat(refused("---\ntitle: [x\n---\nShips return.").digest()).contains(digest);
        assertThat(refused("---\ndate: soon\n---\nShips return.").digest()).contains(digest);
        assertThat(refused("---\ntitle: x\n\nShips return.").digest()).isEmpty();
        assertThat(refused("").digest()).isEmpty();
    }

    @Test
    void articleNeedsText() {
        assertThat(TestManuscriptReader.problem("---\ntitle: x\n---\n\n  \n"))
                .isEqualTo(
                        "3:1: error: there is no text below the front matter. Write the text, or hold the file back with "
                                + "`draft: true`.");
        for (String enough : List.of("standfirst: Ships return", "image: {src: a.jpg, alt: A ship}", "withdrawn: silent",
                "draft: true")) {
            assertThat(TestManuscriptReader
                    .readWithoutProblems(TestManuscriptReader.PATH, "---\ntitle: Harbour\n" + enough + "\n---\n").text()
                    .headline())
                    .isEqualTo("Harbour");
        }
    }

    @Test
    void problemsAreSortedByLine() {
        assertThat(TestManuscriptReader.problems(
                TestManuscriptReader.yamlFile("zzz: 1", "date: soon", "yyy: 1", "genre: gossip", "lang: xx", "draft: 7")))
                .extracting(problem -> problem.substring(0, 1)).containsExactly("2", "3", "4", "5", "6", "7");
    }

    @Test
    void versionDependsOnTheSettings() {
        assertThat(TestManuscriptReader.readerIn("UTC").version()).isEqualTo(TestManuscriptReader.readerIn("UTC").version())
                .isNotEqualTo(TestManuscriptReader.readerIn("Asia/Shanghai").version());
    }

    private static ReadResult.Refused refused(String file) {
        return (ReadResult.Refused) TestManuscriptReader.read(TestManuscriptReader.PATH, file);
    }

    private static String seed() throws IOException {
        try (InputStream in = ManuscriptReaderTests.class
                .getResourceAsStream("/seed/miit-reinforce-ipr-protection-to-drive-emerging-industries.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
