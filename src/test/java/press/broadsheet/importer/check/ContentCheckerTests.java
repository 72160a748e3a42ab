package press.broadsheet.importer.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.importer.folder.FolderScanner;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Problems across files, and notices of changes to expect. Problems of single files are tested in {@code manuscript}. */
class ContentCheckerTests {

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void aSoundFolderHasNoProblems() {
        write("news/a.md", manuscript("A", ""));

        CheckReport report = check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.notices()).isEmpty();
        assertThat(report.files()).isEqualTo(1);
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void aDeadLinkIsAnErrorThatNamesTheNearestFile() {
        write("news/a.md", manuscript("A", "") + "[b](harbor.md)\n[c](../harbour.md)\n[d](nowhere-at-all-near.md)\n");
        write("news/harbour.md", manuscript("Harbour", ""));

        assertThat(problems()).containsExactly(
                "news/a.md:7:1: error: the link leads to news/harbor.md, but there is no such file. "
                        + "Perhaps news/harbour.md is meant.",
                "news/a.md:8:1: error: the link leads to harbour.md, but there is no such file. "
                        + "Perhaps news/harbour.md is meant.",
                "news/a.md:9:1: error: the link leads to news/nowhere-at-all-near.md, but there is no such file. "
                        + "Link to a file in the content folder, or remove the link.");
    }

    @Test
    void aLinkToAHeadingNeedsTheHeading() {
        write("a.md", manuscript("A", "") + "[b](b.md#the-numbers) [c](b.md#the-nubmers)\n[d](b.md#x) [e](c.md#x)\n");
        write("b.md", manuscript("B", "") + "## The numbers\n\nWords.\n\n## Afterwards\n\nWords.\n");
        write("c.md", manuscript("C", ""));

        assertThat(problems()).containsExactly(
                "a.md:7:1: error: the link leads to b.md#the-nubmers, but no heading there has that id. "
                        + "Perhaps #the-numbers is meant.",
                "a.md:8:1: error: the link leads to b.md#x, but no heading there has that id. It has #the-numbers, #afterwards.",
                "a.md:8:1: error: the link leads to c.md#x, but no heading there has that id. "
                        + "That article has no headings. Link to it without a fragment.");
    }

    @Test
    void linkToAScheduledArticleIsAWarning() {
        write("a.md", manuscript("A", "") + "[b](b.md)\n");
        write("b.md", manuscript("B", "draft: true"));

        assertThat(problems()).containsExactly("a.md:7:1: warning: the link leads to b.md, which is not published. "
                + "Readers see the text without a link until that article is published.");
    }

    @Test
    void missingOrBrokenImageIsAnErrorAndUnusedImageAWarning() {
        write("a.md", manuscript("A", "") + "![B](b.png){credit=\"N.\"} ![C](tower.png){credit=\"N.\"} [d](d.pdf)\n");
        write("b.png", "no picture");
        write("all/d.pdf", "%PDF-1.7");
        write("unused.jpg", "x");
        write("authors/ada.md", "---\nname: Ada\nimage: {src: ada.jpg, alt: Ada}\n---\n\n[CV](cv%20ada.pdf)\n");
        write("authors/ada.jpg", "x");
        write("authors/cv ada.pdf", "x");
        write("broken.md", "---\ntitle: [x\n---\n![C](kept.jpg)\n");
        write("kept.jpg", "x");
        write("README.md", "x");

        assertThat(problems()).containsExactly(
                "a.md:7:1: error: the image b.png has a format that browsers do not show. "
                        + "Save it as JPEG, PNG, WebP, GIF or SVG.",
                "a.md:7:1: error: the image tower.png does not exist. Add it to the content folder, or remove the reference.",
                "a.md:7:1: error: the file d.pdf does not exist. Perhaps all/d.pdf is meant.",
                "all/d.pdf: warning: no article uses this file, so it is not published. "
                        + "Use it in an article, or remove it from the folder.",
                "broken.md:2:8: error: the bracket that opens here is never closed. Close it after the last entry.",
                "broken.md:4:1: warning: the image kept.jpg has no credit. "
                        + "Name the photographer or agency right after it: `{credit=\"Name\"}`.",
                "unused.jpg: warning: no article uses this file, so it is not published. "
                        + "Use it in an article, or remove it from the folder.");
    }

    @Test
    void filesInNearbyFoldersAreNotSuggested() {
        write("a/b/c/x.md", manuscript("X", "") + "[y](zz.md) [z](y.md) [H](HARBOUR.md) [w](www.example.org)\n");
        write("a/b/c/harbour.md", manuscript("Harbour", ""));

        assertThat(problems()).containsExactly(
                "a/b/c/x.md:7:1: error: the link leads to a/b/c/zz.md, but there is no such file. "
                        + "Link to a file in the content folder, or remove the link.",
                "a/b/c/x.md:7:1: error: the link leads to a/b/c/y.md, but there is no such file. "
                        + "Link to a file in the content folder, or remove the link.",
                "a/b/c/x.md:7:1: error: the link leads to a/b/c/HARBOUR.md, but there is no such file. "
                        + "Perhaps a/b/c/harbour.md is meant.",
                "a/b/c/x.md:7:1: error: the file a/b/c/www.example.org does not exist. "
                        + "Write `https://www.example.org` if it is a web address.");
    }

    @Test
    void unreadableFolderIsAnError() {
        FolderScanner visitor = new FolderScanner(home);

        visitor.visitFileFailed(home.resolve("news"), new AccessDeniedException("news"));

        assertThat(visitor.toSnapshot().problems()).map(Problem::toCheckSeverity).map(Problem::toString)
                .containsExactly("news: error: this cannot be read (AccessDeniedException)."
                        + " Give the user that runs Broadsheet read permission. Articles published from it are unchanged.");
    }

    @Test
    void labelsThatDifferByCaseOrAccentsAreReportedAtTheRarerSpelling() {
        write("a.md", manuscript("A", "tags: [trade, Économie]\nauthor: Ada Byrne"));
        write("b.md", manuscript("B", "tags: [Trade, Économie]\nauthor: ADA BYRNE"));
        write("c.md", manuscript("C", "tags: trade, economie\nauthor: Ada Byrne"));

        assertThat(problems()).containsExactly(
                "b.md:4:1: warning: trade (2 articles) and Trade (1 article) are treated as one tag, shown as trade. "
                        + "Use one spelling everywhere.",
                "b.md:5:1: warning: Ada Byrne (2 articles) and ADA BYRNE (1 article) are treated as one author, shown as"
                        + " Ada Byrne. "
                        + "Use one spelling everywhere.",
                "c.md:4:1: warning: Économie (2 articles) and economie (1 article) are treated as one tag, shown as Économie. "
                        + "Use one spelling everywhere.");
    }

    @Test
    void collidingAddressesNameBothFiles() {
        write("a.md", manuscript("A", "aliases: /old\nid: 7"));
        write("b.md", manuscript("B", "aliases: [/old, /search]\nslug: a"));
        write("c.md", manuscript("C", "date: 2026-01-01\nid: 7"));

        assertThat(problems()).containsExactly(
                "b.md:4:1: error: the alias /old belongs to a.md. "
                        + "Remove the alias here, or merge the two articles into one file.",
                "b.md:4:1: error: the alias /search is an address of the site itself. Remove the alias.",
                "b.md:5:1: warning: the address /articles/a belongs to a.md, so this article is published at /articles/a-2. "
                        + "Set a different `slug` if you want another address.",
                "c.md:5:1: error: the id 7 is already used by a.md. Use a different `id`, or remove it.");
    }

    @Test
    void dateInTheFarFutureIsAWarning() {
        write("a.md", manuscript("A", "date: 2062-03-11"));
        write("b.md", manuscript("B", "date: 2026-03-11\nupdated: 2026-04-01"));
        write("c.md", manuscript("C", "corrections: [{date: 2027-01-01, text: It was two}]"));

        assertThat(problems()).containsExactly(
                "a.md:4:1: warning: the date is in the far future (11 March 2062). Check the year.",
                "b.md:5:1: warning: the update date is in the future (1 April 2026). Check the year.",
                "c.md:1:1: warning: the date of a correction is in the future (1 January 2027). Check the year.");
    }

    @Test
    void upcomingChangesAreReportedInThePublicationsZone() {
        write("a.md", manuscript("A", "date: 2026-03-11 23:12"));
        write("b.md", manuscript("B", "date: 2026-03-10\nexpires: 2026-03-20"));
        write("c.md", manuscript("C", "date: 2026-03-11T12:00:59Z"));
        write("d.md", manuscript("D", "date: 2026-04-01\ndraft: true"));
        write("e.md", manuscript("E", "date: 2026-03-12 00:30"));

        assertThat(check("broadsheet.importer.folder=" + home, "broadsheet.publication.time-zone=Asia/Shanghai").notices())
                .containsExactly(
                        new Notice("a.md", "goes live in 3 h 12 min (23:12 Asia/Shanghai)"),
                        new Notice("b.md", "expires in 8 days (20 March 2026, 00:00 Asia/Shanghai)"),
                        new Notice("c.md", "goes live in less than a minute (20:00 Asia/Shanghai)"),
                        new Notice("e.md", "goes live in 4 h 30 min (12 March 2026, 00:30 Asia/Shanghai)"));
    }

    @Test
    void redirectsFromAliasesAndTheLedgerAreReported() {
        write("content/a.md", manuscript("A", "aliases: [/one, /two]\nid: 1"));
        write("content/b.md", manuscript("B", "id: 2\nslug: new-b"));
        write("content/c.md", manuscript("C", "aliases: /three"));
        write("ledger.tsv", String.join("\n",
                ledgerLine("/articles/a", "1", "a.md", ""), ledgerLine("/one", "1", "a.md", "").replace("now", ""),
                ledgerLine("/articles/b", "2", "b.md", ""), ledgerLine("/three", "3", "gone.md", "").replace("now", ""),
                ledgerLine("/articles/gone", "3", "gone.md", ""),
                ledgerLine("/articles/long-gone", "4", "long-gone.md", "2025-01-01T00:00:00Z"), "damaged") + "\n");

        CheckReport report = check("broadsheet.importer.folder=" + home.resolve("content"),
                "broadsheet.archive.ledger-file=" + home.resolve("ledger.tsv"));

        assertThat(report.notices()).containsExactly(
                new Notice("a.md", "will redirect from /two to /articles/a"),
                new Notice("b.md", "will redirect from /articles/b to /articles/new-b"),
                new Notice("gone.md", "no longer exists, so /articles/gone will be gone (410)"));
        assertThat(report.problems()).map(Problem::toString).containsExactly(
                home.resolve("ledger.tsv") + ":7:1: warning: this line of the ledger is damaged and was skipped. Restore it from"
                        + " a backup or from git if its address matters.",
                "c.md:4:1: error: the alias /three belongs to gone.md. "
                        + "Remove the alias here, or merge the two articles into one file.");
    }

    @Test
    void ledgerInTheContentFolderIsTheFallback() {
        write("a.md", manuscript("A", "slug: new-a"));
        write(".ledger.tsv", ledgerLine("/articles/a", "a.md", "a.md", "") + "\n");

        assertThat(check().notices()).containsExactly(new Notice("a.md", "will redirect from /articles/a to /articles/new-a"));
    }

    @Test
    void unfilledFrontPageSlotsAreReported() {
        write("front.md", """
                ---
                lead: trade/odl.md
                slots:
                  - soon
                  - {story: old, until: 2026-03-11 11:00}
                  - trade/old.md
                  - old
                ---
                """);
        write("trade/old.md", manuscript("Old", ""));
        write("soon.md", manuscript("Soon", "date: 2026-03-11 15:00"));

        assertThat(problems()).containsExactly(
                "front.md:2:1: warning: the lead is set to trade/odl.md, but there is no such article. Perhaps trade/old.md"
                        + " is meant.",
                "front.md:4:1: warning: slot 1 is set to soon (soon.md), which is not published."
                        + " The newest article is shown there until then.",
                "front.md:5:1: warning: the time of slot 2 ended 2026-03-11T11:00Z."
                        + " The newest article is shown there. Remove the entry, or set a later `until`.",
                "front.md:7:1: warning: slot 4 is set to old (trade/old.md), which is already in an earlier slot."
                        + " The newest article is shown there. Choose another article, or remove the entry.");
    }

    @Test
    void slotWithAFormerAddressIsAccepted() {
        write("content/front.md", "---\nlead: old\nslots: [gone]\n---\n");
        write("content/new.md", manuscript("New", "id: \"1\""));
        write("ledger.tsv", ledgerLine("/articles/old", "1", "old.md", "") + "\n"
                + ledgerLine("/articles/gone", "2", "gone.md", "2025-01-01T00:00:00Z") + "\n");

        CheckReport report = check("broadsheet.importer.folder=" + home.resolve("content"),
                "broadsheet.archive.ledger-file=" + home.resolve("ledger.tsv"));

        assertThat(report.problems()).map(Problem::toString).containsExactly("front.md:3:1: warning: slot 1 is set to gone"
                + " (gone.md),"
                + " which is not published. The newest article is shown there until then.");
    }

    @Test
    void checkReportsWhatAnImportReports() {
        write("content/a.md",
                manuscript("A", "titel: x\ntags: trade\nid: 7") + "[b](b.md) [c](c.md#x) ![D](d.png){credit=\"N.\"} \n{{ x }}\n");
        write("content/c.md", manuscript("C", "aliases: /old\ntags: trade\nid: 7\ndate: 2062-01-01"));
        write("content/d.md", manuscript("D", "aliases: /old\nslug: c\ntags: trade"));
        List<String> imported;
        try (TestPublication testPublication = new TestPublication(home)) {
            imported = testPublication.runImport().problems().stream().map(ContentCheckerTests::format).toList();
        }

        List<String> checked = check("broadsheet.importer.folder=" + home.resolve("content")).problems().stream()
                .map(ContentCheckerTests::format)
                .toList();

        assertThat(imported).hasSizeGreaterThanOrEqualTo(5);
        assertThat(checked).containsExactlyInAnyOrderElementsOf(imported);
    }

    @Test
    void noDatabaseIsOpenedOrMade() throws IOException {
        write("content/a.md", manuscript("A", ""));
        Path data = home.resolve("data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("paper.mv.db"), "another one holds this");

        check("broadsheet.importer.folder=" + home.resolve("content"),
                "spring.datasource.url=jdbc:h2:file:" + data.resolve("paper"));

        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()))
                    .containsExactlyInAnyOrder("content/a.md", "data/paper.mv.db");
        }
        assertThat(data.resolve("paper.mv.db")).hasContent("another one holds this");
    }

    private static String format(Problem problem) {
        return problem.location() + " " + problem.reason() + ". " + problem.remedy();
    }

    private static String ledgerLine(String address, String identity, String path, String end) {
        return String.join("\t", address, identity, "tag:x", path, "0", "2025-01-01T00:00:00Z", "Headline", "", "", "", "",
                "2025-01-01T00:00:00Z", "now", end);
    }

    private List<String> problems() {
        return check().problems().stream().map(Problem::toString).toList();
    }

    private CheckReport check() {
        return check("broadsheet.importer.folder=" + home);
    }

    private CheckReport check(String... settings) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(CheckCommand.class)
                .web(WebApplicationType.NONE)
                .initializers(fresh -> ((GenericApplicationContext) fresh).registerBean(Clock.class, () -> clock))
                .run(Stream.concat(Stream.of("logging.level.root=ERROR",
                        "spring.datasource.url=jdbc:h2:file:" + home.resolve("none/none")), Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new))) {
            return context.getBean(ContentChecker.class).check();
        }
    }

    private void write(String path, String text) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** An article whose text begins on line 7, or one line later for each line of front matter. */
    private static String manuscript(String title, String frontMatter) {
        return "---\ntitle: " + title + "\nstandfirst: Words\n" + (frontMatter.isEmpty() ? "" : frontMatter + "\n")
                + "---\nSome words.\n\n";
    }
}
