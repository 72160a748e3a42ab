package press.broadsheet.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;

class ImporterTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void aFileInTheFolderIsAnArticleAtItsAddress() {
        testPublication.write("industry/battery-labels.md", manuscript("Battery labels", "date: 2026-03-10"));

        ImportReport report = testPublication.runImport();

        assertThat(report.added()).isEqualTo(1);
        Article article = live("/articles/battery-labels");
        assertThat(article.text().headline()).isEqualTo("Battery labels");
        assertThat(article.labels().section()).hasValueSatisfying(section -> assertThat(section.name()).isEqualTo("industry"));
        assertThat(article.identity().feedId()).isEqualTo("tag:localhost,2026-03-11:/articles/battery-labels");
    }

    @Test
    void theVerbatimTextAloneGivesTheSeedArticle() throws IOException {
        String name = "miit-reinforce-ipr-protection-to-drive-emerging-industries";
        testPublication.write(name + ".txt", getClass().getResourceAsStream("/seed/" + name + ".txt").readAllBytes());

        testPublication.runImport();

        Article seed = live("/articles/" + name);
        assertThat(seed.text().headline()).isEqualTo("MIIT: reinforce IPR protection to drive emerging industries");
        assertThat(seed.credits().source()).hasValueSatisfying(source -> assertThat(source.name()).isEqualTo("IPR in China"));
        assertThat(seed.text().body().prose()).contains("enterprises’ competiveness").doesNotContain("Source", "People watch");
        assertThat(seed.text().body().asides()).contains("People watch", "Chen Jun to began", "Whampoa");
        assertThat(seed.dates().published()).isEmpty();
    }

    @Test
    void theSeedInMarkdownSaysTheSameAsTheVerbatimText() throws IOException {
        String name = "miit-reinforce-ipr-protection-to-drive-emerging-industries";
        testPublication.write("a/verbatim.txt", getClass().getResourceAsStream("/seed/" + name + ".txt").readAllBytes());
        testPublication.write("b/" + name + ".md", Files.readAllBytes(Path.of("seeds", name + ".md")));

        testPublication.runImport();

        Article verbatim = live("/articles/verbatim");
        Article seed = live("/articles/" + name);
        assertThat(seed.text().headline()).isEqualTo(verbatim.text().headline());
        assertThat(seed.credits().source()).isEqualTo(verbatim.credits().source());
        assertThat(words(seed.text().body().prose())).isEqualTo(words(verbatim.text().body().prose()));
        assertThat(words(seed.text().body().asides())).isEqualTo(words(verbatim.text().body().asides()));
        assertThat(testPublication.resolve("/en/news-show.asp?id=5081")).isEqualTo(new PermalinkState.Moved(seed.address()));
    }

    @Test
    void nothingChangedOpensNoEdition() {
        testPublication.write("a.md", manuscript("A", "")).runImport();

        ImportReport again = testPublication.runImport();

        assertThat(again.edition()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void aTouchedFileWithTheSameBytesIsUnchanged() {
        testPublication.write("a.md", manuscript("A", "")).runImport();

        ImportReport again = testPublication.write("a.md", manuscript("A", "")).runImport();

        assertThat(again.edition()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void aChangedFileChangesItsArticleAndOpensTheNextEdition() {
        testPublication.write("a.md", manuscript("A", "")).runImport();

        ImportReport report = testPublication.write("a.md", manuscript("A, corrected", "")).runImport();

        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.edition()).map(Edition::number).hasValue(2L);
        assertThat(live("/articles/a").text().headline()).isEqualTo("A, corrected");
    }

    @Test
    void aRefusedFileKeepsItsLastGoodVersionOnline() {
        testPublication.write("a.md", manuscript("A", "")).write("b.md", manuscript("B", "")).runImport();

        ImportReport report = testPublication.write("a.md", "---\ntitle: [A\n---\n\nBroken.\n")
                .write("b.md", manuscript("B, corrected", ""))
                .runImport();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.problems()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo("a.md");
            assertThat(problem.line()).isEqualTo(2);
        });
        assertThat(live("/articles/a").text().headline()).isEqualTo("A");
        assertThat(live("/articles/b").text().headline()).isEqualTo("B, corrected");
        assertThat(testPublication.runImport().refused()).as("still refused").isEqualTo(1);
    }

    @Test
    void aFileMovedAndBrokenAtOnceStaysOnline() {
        testPublication.write("a.md", manuscript("A", "")).write("b.md", manuscript("B", "")).runImport();

        testPublication.delete("a.md").write("moved/a.md", "---\ntitle: \"A\ndate: x\n---\n\n" + body("A")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void brokenFilesDoNotAffectOthers() throws IOException {
        testPublication.write("good.md", manuscript("Good", ""))
                .write("yaml.md", "---\ntitle: \"never closed\n---\n\nText.\n")
                .write("empty.md", "")
                .write("large.md", "x".repeat(5_000_000))
                .write("utf16.md", manuscript("UTF-16", "").getBytes(StandardCharsets.UTF_16))
                .write("中文名字.md", manuscript("中文标题", ""))
                .write("one.md", manuscript("The same title", ""))
                .write("two.md", manuscript("The same title", "slug: one"))
                .write("nested.md", ">".repeat(100_000) + " deep");
        Files.createSymbolicLink(testPublication.folder().resolve("passwd.md"), Path.of("/etc/passwd"));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems().stream().filter(Problem::isError).map(Problem::path))
                .containsExactlyInAnyOrder("yaml.md", "empty.md", "large.md", "utf16.md", "nested.md");
        assertThat(report.problems()).map(Problem::path).contains("passwd.md");
        assertThat(testPublication.headlines())
                .containsExactlyInAnyOrder("Good", "中文标题", "The same title", "The same title");
        assertThat(live("/articles/中文名字").text().headline()).isEqualTo("中文标题");
        assertThat(live("/articles/one-2").identity().value()).isEqualTo("two.md");
        assertThat(report.problems()).map(Problem::toString)
                .contains("two.md:3:1: warning: the address /articles/one belongs to one.md, so this article is published at"
                        + " /articles/one-2. Set a different `slug` if you want another address.");
    }

    @Test
    void anEmptyOrMissingFolderWithdrawsNothing() {
        testPublication.write("a.md", manuscript("A", "")).runImport();

        testPublication.delete("a.md");
        ImportReport empty = testPublication.runImport();
        testPublication.delete("");
        ImportReport missing = testPublication.runImport();

        assertThat(empty.failure()).hasValueSatisfying(trouble -> assertThat(trouble).contains("contains no manuscript"));
        assertThat(missing.failure()).hasValueSatisfying(trouble -> assertThat(trouble).contains("does not exist"));
        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void withdrawingMoreThanAFifthIsHeldUntilConfirmed() {
        IntStream.range(0, 50).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "")));
        testPublication.runImport();
        IntStream.range(0, 11).forEach(i -> testPublication.delete(i + ".md"));

        ImportReport held = testPublication.runImport();

        assertThat(held.failure()).hasValueSatisfying(trouble -> assertThat(trouble)
                .contains("withdraw 11 of 50", "--broadsheet.importer.confirm-withdrawals=true"));
        assertThat(testPublication.resolve("/articles/0")).isInstanceOf(PermalinkState.Live.class);

        testPublication.restart("broadsheet.importer.confirm-withdrawals=true");
        assertThat(testPublication.runImport().withdrawn()).isEqualTo(11);
        assertThat(testPublication.resolve("/articles/0")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void massWithdrawalGuardWorksAfterDatabaseLoss() {
        IntStream.range(0, 50).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "date: 2026-03-10")));
        testPublication.runImport();
        String ledger = testPublication.ledgerText();
        IntStream.range(0, 11).forEach(i -> testPublication.delete(i + ".md"));
        testPublication.loseDatabase();

        ImportReport held = testPublication.runImport();

        assertThat(held.failure()).hasValueSatisfying(trouble -> assertThat(trouble)
                .contains("withdraw 11 of 50", "503", "--broadsheet.importer.confirm-withdrawals=true"));
        assertThat(testPublication.bean(Editions.class).current()).isEmpty();
        testPublication.restart();
        assertThat(testPublication.runImport().failure()).as("still held").isPresent();
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);

        testPublication.restart("broadsheet.importer.confirm-withdrawals=true");
        assertThat(testPublication.runImport().withdrawn()).isEqualTo(11);
        assertThat(testPublication.resolve("/articles/20")).isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.resolve("/articles/0")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).hasValue("Story 0"));
    }

    @Test
    void lostDatabaseIsRestoredOnceTheFilesAreBack() {
        IntStream.range(0, 50).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "")));
        testPublication.runImport();
        String ledger = testPublication.ledgerText();
        IntStream.range(0, 50).forEach(i -> testPublication.delete(i + ".md"));
        testPublication.loseDatabase();
        assertThat(testPublication.runImport().failure()).isPresent();

        IntStream.range(0, 50).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "")));

        assertThat(testPublication.runImport().changed()).isEqualTo(50);
        assertThat(testPublication.headlines()).hasSize(50);
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
    }

    @Test
    void embargoOnAFifthOfTheArticlesIsHeldToo() {
        IntStream.range(0, 50).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "")));
        testPublication.runImport();
        IntStream.range(0, 11).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "date: 2027-01-01")));

        assertThat(testPublication.runImport().failure()).isPresent();
        assertThat(testPublication.resolve("/articles/0")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void tenWithdrawalsAreAllowedHoweverSmallThePublication() {
        IntStream.range(0, 11).forEach(i -> testPublication.write(i + ".md", manuscript("Story " + i, "")));
        testPublication.runImport();
        IntStream.range(0, 10).forEach(i -> testPublication.delete(i + ".md"));

        assertThat(testPublication.runImport().withdrawn()).isEqualTo(10);
    }

    @Test
    void scheduledAndExpiringArticlesComeAndGoByTheClockAlone() {
        testPublication.write("now.md", manuscript("Now", "date: 2026-03-10"))
                .write("later.md", manuscript("Later", "date: 2026-03-11T18:00:00Z"))
                .write("short.md", manuscript("Short", "date: 2026-03-10\nexpires: 2026-03-11T17:00:00Z"))
                .runImport();
        Editions editions = testPublication.bean(Editions.class);

        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("Now", "Short");
        assertThat(testPublication.resolve("/articles/later")).isEqualTo(new PermalinkState.Unknown());
        assertThat(editions.nextDue(editions.current().orElseThrow())).isEqualTo("2026-03-11T17:00:00Z");

        testPublication.advanceClock(Duration.ofHours(5)).openEdition();
        assertThat(testPublication.headlines()).containsExactly("Now");
        assertThat(testPublication.resolve("/articles/short")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(editions.nextDue(editions.current().orElseThrow())).isEqualTo("2026-03-11T18:00:00Z");

        testPublication.advanceClock(Duration.ofHours(1)).openEdition();
        assertThat(testPublication.headlines()).containsExactly("Later", "Now");
        assertThat(editions.nextDue(editions.current().orElseThrow())).isEqualTo("2026-03-12T00:00:00Z");
    }

    @Test
    void anEditionNeverRunsBackWhenTheClockDoes() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-11T11:59:00Z")).runImport();

        testPublication.advanceClock(Duration.ofHours(-3)).write("b.md", manuscript("B", "")).runImport();

        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void sharedIdBelongsToTheFirstFile() {
        testPublication.write("a.md", manuscript("A", "id: 7")).runImport();

        ImportReport report = testPublication.write("copy.md", manuscript("Copy", "id: 7")).runImport();

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("copy.md");
            assertThat(problem.reason()).isEqualTo("the id 7 is already used by a.md");
        });
        assertThat(testPublication.headlines()).containsExactly("A");
    }

    @Test
    void aChangedSettingReadsUnchangedFilesAgain() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-11 12:30")).runImport();
        assertThat(testPublication.headlines()).isEmpty();

        testPublication.restart("broadsheet.publication.time-zone=Asia/Shanghai");

        assertThat(testPublication.runImport().changed()).isEqualTo(1);
        assertThat(testPublication.headlines()).containsExactly("A");
    }

    private Article live(String address) {
        assertThat(testPublication.resolve(address)).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private static String manuscript(String title, String frontMatter) {
        return "---\ntitle: " + title + "\n" + frontMatter + "\n---\n\n" + body(title);
    }

    private static String body(String title) {
        return "This is what the story says, and it says it at some length: " + title + ".\n";
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll("\\s+",
                " ");
    }
}
