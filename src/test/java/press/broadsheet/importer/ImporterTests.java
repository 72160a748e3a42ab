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
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void aFileInTheFolderIsAnArticleAtItsAddress() {
        newsroom.write("industry/battery-labels.md", story("Battery labels", "date: 2026-03-10"));

        ImportReport report = newsroom.run();

        assertThat(report.added()).isEqualTo(1);
        Article article = live("/articles/battery-labels");
        assertThat(article.text().headline()).isEqualTo("Battery labels");
        assertThat(article.labels().section()).hasValueSatisfying(section -> assertThat(section.name()).isEqualTo("industry"));
        assertThat(article.identity().feedId()).isEqualTo("tag:localhost,2026-03-11:/articles/battery-labels");
    }

    @Test
    void theVerbatimTextAloneGivesTheSeedArticle() throws IOException {
        String name = "miit-reinforce-ipr-protection-to-drive-emerging-industries";
        newsroom.write(name + ".txt", getClass().getResourceAsStream("/seed/" + name + ".txt").readAllBytes());

        newsroom.run();

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
        newsroom.write("a/verbatim.txt", getClass().getResourceAsStream("/seed/" + name + ".txt").readAllBytes());
        newsroom.write("b/" + name + ".md", Files.readAllBytes(Path.of("seeds", name + ".md")));

        newsroom.run();

        Article verbatim = live("/articles/verbatim");
        Article seed = live("/articles/" + name);
        assertThat(seed.text().headline()).isEqualTo(verbatim.text().headline());
        assertThat(seed.credits().source()).isEqualTo(verbatim.credits().source());
        assertThat(words(seed.text().body().prose())).isEqualTo(words(verbatim.text().body().prose()));
        assertThat(words(seed.text().body().asides())).isEqualTo(words(verbatim.text().body().asides()));
        assertThat(newsroom.at("/en/news-show.asp?id=5081")).isEqualTo(new PermalinkState.Moved(seed.address()));
    }

    @Test
    void nothingChangedOpensNoEdition() {
        newsroom.write("a.md", story("A", "")).run();

        ImportReport again = newsroom.run();

        assertThat(again.edition()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void aTouchedFileWithTheSameBytesIsUnchanged() {
        newsroom.write("a.md", story("A", "")).run();

        ImportReport again = newsroom.write("a.md", story("A", "")).run();

        assertThat(again.edition()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void aChangedFileChangesItsArticleAndOpensTheNextEdition() {
        newsroom.write("a.md", story("A", "")).run();

        ImportReport report = newsroom.write("a.md", story("A, corrected", "")).run();

        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.edition()).map(Edition::number).hasValue(2L);
        assertThat(live("/articles/a").text().headline()).isEqualTo("A, corrected");
    }

    @Test
    void aRefusedFileKeepsItsLastGoodVersionOnline() {
        newsroom.write("a.md", story("A", "")).write("b.md", story("B", "")).run();

        ImportReport report = newsroom.write("a.md", "---\ntitle: [A\n---\n\nBroken.\n")
                .write("b.md", story("B, corrected", ""))
                .run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.problems()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo("a.md");
            assertThat(problem.line()).isEqualTo(2);
        });
        assertThat(live("/articles/a").text().headline()).isEqualTo("A");
        assertThat(live("/articles/b").text().headline()).isEqualTo("B, corrected");
        assertThat(newsroom.run().refused()).as("still refused").isEqualTo(1);
    }

    @Test
    void aFileMovedAndBrokenAtOnceStaysOnline() {
        newsroom.write("a.md", story("A", "")).write("b.md", story("B", "")).run();

        newsroom.delete("a.md").write("moved/a.md", "---\ntitle: \"A\ndate: x\n---\n\n" + body("A")).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void filesOfEveryKindOfBrokennessHarmNobodyElse() throws IOException {
        newsroom.write("good.md", story("Good", ""))
                .write("yaml.md", "---\ntitle: \"never closed\n---\n\nText.\n")
                .write("empty.md", "")
                .write("large.md", "x".repeat(5_000_000))
                .write("utf16.md", story("UTF-16", "").getBytes(StandardCharsets.UTF_16))
                .write("中文名字.md", story("中文标题", ""))
                .write("one.md", story("The same title", ""))
                .write("two.md", story("The same title", "slug: one"))
                .write("nested.md", ">".repeat(100_000) + " deep");
        Files.createSymbolicLink(newsroom.folder().resolve("passwd.md"), Path.of("/etc/passwd"));

        ImportReport report = newsroom.run();

        assertThat(report.problems().stream().filter(Problem::isError).map(Problem::path))
                .containsExactlyInAnyOrder("yaml.md", "empty.md", "large.md", "utf16.md", "nested.md");
        assertThat(report.problems()).map(Problem::path).contains("passwd.md");
        assertThat(newsroom.headlines())
                .containsExactlyInAnyOrder("Good", "中文标题", "The same title", "The same title");
        assertThat(live("/articles/中文名字").text().headline()).isEqualTo("中文标题");
        assertThat(live("/articles/one-2").identity().value()).isEqualTo("two.md");
        assertThat(report.problems()).map(Problem::toString)
                .contains("two.md:3:1: warning: the address /articles/one belongs to one.md, so this is published at"
                        + " /articles/one-2. Give it a `slug` of its own if it is to have another one.");
    }

    @Test
    void anEmptyOrMissingFolderWithdrawsNothing() {
        newsroom.write("a.md", story("A", "")).run();

        newsroom.delete("a.md");
        ImportReport empty = newsroom.run();
        newsroom.delete("");
        ImportReport missing = newsroom.run();

        assertThat(empty.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).contains("holds no manuscript"));
        assertThat(missing.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).contains("does not exist"));
        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void withdrawingMoreThanAFifthIsHeldUntilConfirmed() {
        IntStream.range(0, 50).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "")));
        newsroom.run();
        IntStream.range(0, 11).forEach(i -> newsroom.delete(i + ".md"));

        ImportReport held = newsroom.run();

        assertThat(held.trouble()).hasValueSatisfying(trouble -> assertThat(trouble)
                .contains("withdraw 11 of 50", "--broadsheet.importer.confirm-withdrawals=true"));
        assertThat(newsroom.at("/articles/0")).isInstanceOf(PermalinkState.Live.class);

        newsroom.restart("broadsheet.importer.confirm-withdrawals=true");
        assertThat(newsroom.run().withdrawn()).isEqualTo(11);
        assertThat(newsroom.at("/articles/0")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void aLostDatabaseDoesNotDisarmTheGuard() {
        IntStream.range(0, 50).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "date: 2026-03-10")));
        newsroom.run();
        String ledger = newsroom.ledger();
        IntStream.range(0, 11).forEach(i -> newsroom.delete(i + ".md"));
        newsroom.loseDatabase();

        ImportReport held = newsroom.run();

        assertThat(held.trouble()).hasValueSatisfying(trouble -> assertThat(trouble)
                .contains("withdraw 11 of 50", "503", "--broadsheet.importer.confirm-withdrawals=true"));
        assertThat(newsroom.bean(Editions.class).current()).isEmpty();
        newsroom.restart();
        assertThat(newsroom.run().trouble()).as("still held").isPresent();
        assertThat(newsroom.ledger()).isEqualTo(ledger);

        newsroom.restart("broadsheet.importer.confirm-withdrawals=true");
        assertThat(newsroom.run().withdrawn()).isEqualTo(11);
        assertThat(newsroom.at("/articles/20")).isInstanceOf(PermalinkState.Live.class);
        assertThat(newsroom.at("/articles/0")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).hasValue("Story 0"));
    }

    @Test
    void aLostDatabaseIsMadeGoodOnceTheFilesAreBack() {
        IntStream.range(0, 50).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "")));
        newsroom.run();
        String ledger = newsroom.ledger();
        IntStream.range(0, 50).forEach(i -> newsroom.delete(i + ".md"));
        newsroom.loseDatabase();
        assertThat(newsroom.run().trouble()).isPresent();

        IntStream.range(0, 50).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "")));

        assertThat(newsroom.run().changed()).isEqualTo(50);
        assertThat(newsroom.headlines()).hasSize(50);
        assertThat(newsroom.ledger()).isEqualTo(ledger);
    }

    @Test
    void anEmbargoOnAFifthOfThePaperIsHeldToo() {
        IntStream.range(0, 50).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "")));
        newsroom.run();
        IntStream.range(0, 11).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "date: 2027-01-01")));

        assertThat(newsroom.run().trouble()).isPresent();
        assertThat(newsroom.at("/articles/0")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void tenWithdrawalsAreBelievedHoweverSmallThePaper() {
        IntStream.range(0, 11).forEach(i -> newsroom.write(i + ".md", story("Story " + i, "")));
        newsroom.run();
        IntStream.range(0, 10).forEach(i -> newsroom.delete(i + ".md"));

        assertThat(newsroom.run().withdrawn()).isEqualTo(10);
    }

    @Test
    void scheduledAndExpiringArticlesComeAndGoByTheClockAlone() {
        newsroom.write("now.md", story("Now", "date: 2026-03-10"))
                .write("later.md", story("Later", "date: 2026-03-11T18:00:00Z"))
                .write("short.md", story("Short", "date: 2026-03-10\nexpires: 2026-03-11T17:00:00Z"))
                .run();
        Editions editions = newsroom.bean(Editions.class);

        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("Now", "Short");
        assertThat(newsroom.at("/articles/later")).isEqualTo(new PermalinkState.Unknown());
        assertThat(editions.due(editions.current().orElseThrow())).isEqualTo("2026-03-11T17:00:00Z");

        newsroom.pass(Duration.ofHours(5)).openByClock();
        assertThat(newsroom.headlines()).containsExactly("Now");
        assertThat(newsroom.at("/articles/short")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(editions.due(editions.current().orElseThrow())).isEqualTo("2026-03-11T18:00:00Z");

        newsroom.pass(Duration.ofHours(1)).openByClock();
        assertThat(newsroom.headlines()).containsExactly("Later", "Now");
        assertThat(editions.due(editions.current().orElseThrow())).isEqualTo("2026-03-12T00:00:00Z");
    }

    @Test
    void anEditionNeverRunsBackWhenTheClockDoes() {
        newsroom.write("a.md", story("A", "date: 2026-03-11T11:59:00Z")).run();

        newsroom.pass(Duration.ofHours(-3)).write("b.md", story("B", "")).run();

        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void anIdThatTwoFilesShareIsTheFirstOnes() {
        newsroom.write("a.md", story("A", "id: 7")).run();

        ImportReport report = newsroom.write("copy.md", story("Copy", "id: 7")).run();

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("copy.md");
            assertThat(problem.reason()).isEqualTo("the id 7 is the one of a.md");
        });
        assertThat(newsroom.headlines()).containsExactly("A");
    }

    @Test
    void aChangedSettingReadsUnchangedFilesAgain() {
        newsroom.write("a.md", story("A", "date: 2026-03-11 12:30")).run();
        assertThat(newsroom.headlines()).isEmpty();

        newsroom.restart("broadsheet.publication.time-zone=Asia/Shanghai");

        assertThat(newsroom.run().changed()).isEqualTo(1);
        assertThat(newsroom.headlines()).containsExactly("A");
    }

    private Article live(String address) {
        assertThat(newsroom.at(address)).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) newsroom.at(address)).article();
    }

    private static String story(String title, String frontMatter) {
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
