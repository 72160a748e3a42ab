package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.DeletedFeedEntry;
import press.broadsheet.archive.reading.FeedArticles;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;

import static org.assertj.core.api.Assertions.assertThat;

/** Permalinks survive whatever editors do to the files. */
class ArticleMatcherTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void aRenamedFileKeepsItsIdentityAndItsOldAddressLeadsToTheNewOne() {
        testPublication.write("old.md", manuscript("A")).runImport();
        Article before = live("/articles/old");

        ImportReport report = testPublication.advanceClock(Duration.ofDays(1)).move("old.md", "new.md").runImport();

        assertThat(report.renamed()).isEqualTo(1);
        assertThat(report.notices()).contains("renamed from old.md to new.md");
        assertThat(testPublication.resolve("/articles/old")).isEqualTo(new PermalinkState.Moved("/articles/new"));
        Article after = live("/articles/new");
        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(after.identity().feedId()).isEqualTo(before.identity().feedId());
        assertThat(after.identity().firstPublished()).isEqualTo(before.identity().firstPublished());
    }

    @Test
    void everyFormerAddressIsOneHopFromThePresentOne() {
        testPublication.write("a.md", manuscript("A")).runImport();
        testPublication.move("a.md", "b.md").runImport();
        testPublication.move("b.md", "c/c.md").runImport();
        testPublication.move("c/c.md", "d.md").runImport();

        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/d"));
        assertThat(testPublication.resolve("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/d"));
        assertThat(testPublication.resolve("/articles/c")).isEqualTo(new PermalinkState.Moved("/articles/d"));
    }

    @Test
    void aRenameBackMakesTheFormerAddressThePresentOneAgain() {
        testPublication.write("a.md", manuscript("A")).runImport();
        testPublication.move("a.md", "b.md").runImport();
        testPublication.move("b.md", "a.md").runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.resolve("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void renameIsMatchedWhenAnotherArticleTakesTheOldFileName() {
        testPublication.write("a.md", manuscript("First")).runImport();
        String identity = live("/articles/a").identity().value();

        ImportReport report = testPublication.move("a.md", "b.md").write("a.md", manuscript("Unrelated")).runImport();

        assertThat(live("/articles/b").identity().value()).isEqualTo(identity);
        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
        assertThat(live("/articles/a-2").text().headline()).isEqualTo("Unrelated");
        assertThat(report.problems()).map(Problem::reason)
                .contains("the address /articles/a belongs to b.md, so this article is published at /articles/a-2");
    }

    @Test
    void swappedFilesKeepTheirIdentities() {
        testPublication.write("a.md", manuscript("First")).write("b.md", manuscript("Second")).runImport();
        String first = live("/articles/a").identity().value();
        String second = live("/articles/b").identity().value();

        testPublication.write("a.md", manuscript("Second")).write("b.md", manuscript("First")).runImport();

        assertThat(at("/articles/a").identity().value()).isEqualTo(first);
        assertThat(at("/articles/b").identity().value()).isEqualTo(second);
    }

    @Test
    void fileRenamedAndEditedAtOnceIsMatchedByItsText() {
        testPublication.write("a.md", manuscript("A")).runImport();
        String identity = live("/articles/a").identity().value();

        testPublication.delete("a.md").write("b.md", manuscript("A").replace("word17 ", "another ")).runImport();

        assertThat(live("/articles/b").identity().value()).isEqualTo(identity);
        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void twoSimilarCandidatesLeaveTheOldAddressGone() {
        testPublication.write("a.md", manuscript("A")).runImport();

        testPublication.delete("a.md")
                .write("b.md", manuscript("A").replace("word17 ", "another "))
                .write("c.md", manuscript("A").replace("word18 ", "another "))
                .runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void explicitIdTakesPrecedenceOverText() {
        testPublication.write("a.md", "---\nid: one\n---\n\n" + manuscript("A")).runImport();

        testPublication.delete("a.md").write("b.md", "---\nid: one\n---\n\n" + manuscript("Quite another text")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void numberedAddressIsKeptWhenTheOtherBecomesFree() {
        testPublication.write("a/story.md", manuscript("First")).write("b/story.md", manuscript("Second")).runImport();
        assertThat(live("/articles/story-2").text().headline()).isEqualTo("Second");

        testPublication.delete("a/story.md").write("b/story.md", manuscript("Second").replace("word3 ", "three ")).runImport();

        assertThat(testPublication.resolve("/articles/story")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(live("/articles/story-2").text().headline()).isEqualTo("Second");
    }

    @Test
    void aliasesOfEverySpellingLeadToTheArticle() {
        testPublication.write("a.md", """
                ---
                aliases: [/old/place.html, "https://old.example/news/é/", relative, "/show.asp?id=7&lang=en"]
                redirect_from: /elsewhere/
                ---

                """ + manuscript("A")).runImport();

        for (String alias : new String[]{
                "/old/place", "/OLD/Place.html", "/news/%C3%A9", "/news/e%CC%81/", "/relative", "/elsewhere",
                "/show.asp?lang=en&id=7"
        }) {
            assertThat(testPublication.resolve(alias)).as(alias).isEqualTo(new PermalinkState.Moved("/articles/a"));
        }
        assertThat(testPublication.resolve("/show.asp?id=8&lang=en")).isEqualTo(new PermalinkState.Unknown());
    }

    @Test
    void anAliasNeverShadowsAPageAndTheReportNamesBothFiles() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).runImport();

        ImportReport report = testPublication.write("b.md", """
                ---
                aliases: [/articles/a, /sections/x, /]
                ---

                """ + manuscript("B")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(report.problems()).map(problem -> problem.path() + ":" + problem.line() + " " + problem.reason())
                .containsExactly(
                        "b.md:2 the alias /articles/a belongs to a.md",
                        "b.md:2 the alias /sections/x is an address of the site itself",
                        "b.md:2 the alias / is an address of the site itself");
    }

    @Test
    void deletedArticleIsGoneAndItsPageNamesIt() {
        testPublication.write("a.md", "---\ndate: 2026-03-10\n---\n\n" + manuscript("A")).write("b.md", manuscript("B"))
                .runImport();

        testPublication.delete("a.md").runImport();

        Tombstone tombstone = gone("/articles/a");
        assertThat(tombstone.headline()).hasValue("A");
        assertThat(tombstone.published()).isPresent();
        assertThat(testPublication.headlines()).containsExactly("B");
    }

    @Test
    void withdrawnArticleShowsReasonAndReplacement() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).runImport();

        testPublication.write("a.md", "---\nwithdrawn: Its figures were wrong.\nreplaced_by: b.md\n---\n\n" + manuscript("A"))
                .runImport();

        assertThat(gone("/articles/a").reason()).hasValue("Its figures were wrong.");
        assertThat(gone("/articles/a").replacement()).hasValueSatisfying(b -> assertThat(b.headline()).isEqualTo("B"));
    }

    @Test
    void redraftedEmbargoedOrSilentlyWithdrawnArticleShowsNoDetails() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).write("c.md", manuscript("C")).runImport();

        testPublication.write("a.md", "---\ndraft: true\n---\n\n" + manuscript("Secret"))
                .write("b.md", "---\ndate: 2026-12-24\n---\n\n" + manuscript("Secret"))
                .write("c.md", "---\nwithdrawn: silent\n---\n\n" + manuscript("Secret"))
                .runImport();

        for (String address : new String[]{"/articles/a", "/articles/b", "/articles/c"}) {
            assertThat(gone(address).toString()).as(address).doesNotContain("Secret");
        }
        testPublication.delete("a.md").delete("b.md").write("d.md", manuscript("D")).runImport();
        assertThat(gone("/articles/a").headline()).isEmpty();
        assertThat(gone("/articles/b").headline()).isEmpty();
    }

    @Test
    void restoredFileIsTheSameArticleWithItsFirstDate() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).runImport();
        Instant first = live("/articles/a").identity().firstPublished();
        testPublication.advanceClock(Duration.ofDays(3)).delete("a.md").runImport();

        testPublication.advanceClock(Duration.ofDays(30)).write("a.md", manuscript("A")).runImport();

        assertThat(live("/articles/a").identity().firstPublished()).isEqualTo(first);
    }

    @Test
    void articleThatWasNeverLiveIsUnknownAndLeavesNoTrace() {
        testPublication.write("a.md", "---\ndraft: true\n---\n\n" + manuscript("A"))
                .write("b.md", "---\ndate: 2027-01-01\n---\n\n" + manuscript("B"))
                .write("c.md", "---\nexpires: 2020-01-01\n---\n\n" + manuscript("C"))
                .write("d.md", manuscript("D"))
                .runImport();

        for (String address : new String[]{"/articles/a", "/articles/b", "/articles/c"}) {
            assertThat(testPublication.resolve(address)).as(address).isEqualTo(new PermalinkState.Unknown());
        }
        assertThat(testPublication.ledgerText().lines()).singleElement().asString().startsWith("/articles/d\t");
    }

    @Test
    void ledgerRestoresAddressesAfterDatabaseLoss() {
        testPublication.write("a.md", "---\naliases: /old.html\n---\n\n" + manuscript("A"))
                .write("b.md", manuscript("B"))
                .write("sub/a.md", manuscript("C"))
                .write("keep.md", manuscript("D"))
                .runImport();
        testPublication.move("a.md", "renamed.md").delete("b.md").runImport();
        testPublication.write("keep.md", "---\nwithdrawn: A reason,\\tand more\n---\n\n" + manuscript("D")).runImport();
        String feedId = live("/articles/renamed").identity().feedId();
        Instant first = live("/articles/renamed").identity().firstPublished();
        Tombstone b = gone("/articles/b");
        Tombstone keep = gone("/articles/keep");
        String ledger = testPublication.ledgerText();

        testPublication.advanceClock(Duration.ofDays(100)).loseDatabase();
        testPublication.runImport();

        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/renamed"));
        assertThat(testPublication.resolve("/old")).isEqualTo(new PermalinkState.Moved("/articles/renamed"));
        assertThat(live("/articles/renamed").identity().feedId()).isEqualTo(feedId);
        assertThat(live("/articles/renamed").identity().firstPublished()).isEqualTo(first);
        assertThat(live("/articles/a-2").text().headline()).isEqualTo("C");
        assertThat(gone("/articles/b")).isEqualTo(b);
        assertThat(gone("/articles/keep")).isEqualTo(keep);
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
    }

    @Test
    void articleDeletedDuringDatabaseLossIsGoneAndItsPageNamesIt() {
        testPublication.write("a.md", "---\ndate: 2026-03-10\naliases: /old.html\n---\n\n" + manuscript("A"))
                .write("b.md", "---\nexpires: 2027-03-10\n---\n\n" + manuscript("B"))
                .write("keep.md", manuscript("C"))
                .runImport();
        testPublication.write("b.md", "---\ndate: 2026-12-24\n---\n\n" + manuscript("B")).runImport();

        testPublication.advanceClock(Duration.ofDays(1)).delete("a.md").delete("b.md").loseDatabase();
        ImportReport report = testPublication.runImport();

        assertThat(report.withdrawn()).isEqualTo(2);
        assertThat(gone("/articles/a").headline()).hasValue("A");
        assertThat(gone("/articles/a").published()).map(EditorialDate::instant).hasValue(Instant.parse("2026-03-10T00:00:00Z"));
        assertThat(gone("/old")).isEqualTo(gone("/articles/a"));
        assertThat(gone("/articles/b").headline()).as("under embargo").isEmpty();
        testPublication.advanceClock(Duration.ofDays(700)).openEdition();
        assertThat(gone("/articles/b").headline()).isEmpty();
    }

    @Test
    void removalKeepsItsInstantAfterDatabaseLoss() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).write("c.md", manuscript("C")).runImport();
        testPublication.advanceClock(Duration.ofDays(9)).delete("a.md")
                .write("b.md", "---\nwithdrawn: Wrong.\n---\n\n" + manuscript("B")).runImport();
        List<DeletedFeedEntry> removals = testPublication.bean(FeedArticles.class).removed(9);

        testPublication.advanceClock(Duration.ofDays(9)).loseDatabase();
        testPublication.runImport();

        assertThat(removals).hasSize(2);
        assertThat(testPublication.bean(FeedArticles.class).removed(9)).isEqualTo(removals);
    }

    @Test
    void anAliasThatComesWithTheWithdrawalIsGoneToo() {
        testPublication.write("a.md", manuscript("A")).write("never.md", "---\ndraft: true\n---\n\n" + manuscript("D"))
                .runImport();

        testPublication.write("a.md", "---\nwithdrawn: Wrong.\naliases: /old.html\nslug: renamed\n---\n\n" + manuscript("A"))
                .write("never.md", "---\ndraft: true\naliases: /draft.html\n---\n\n" + manuscript("D"))
                .runImport();

        assertThat(gone("/old").reason()).hasValue("Wrong.");
        assertThat(testPublication.resolve("/draft")).isEqualTo(new PermalinkState.Unknown());
        assertThat(testPublication.resolve("/articles/renamed")).as("never issued").isEqualTo(new PermalinkState.Unknown());
    }

    @Test
    void ledgerHoldsTheFeedIdsOfTheFeeds() {
        testPublication.write("中文 名字.md", manuscript("中文")).runImport();

        String feedId = live("/articles/中文-名字").identity().feedId();
        assertThat(feedId).isEqualTo("tag:localhost,2026-03-11:/articles/%E4%B8%AD%E6%96%87-%E5%90%8D%E5%AD%97");
        assertThat(testPublication.ledgerText()).contains("\t" + feedId + "\t");
    }

    @Test
    void linksBetweenManuscriptsFollowTheirTargetsRename() {
        testPublication.write("a.md", manuscript("A")).write("sub/b.md", manuscript("B") + "\nSee [the first](../a.md#part).\n")
                .runImport();
        assertThat(live("/articles/b").text().body().prose()).contains("<a href=\"/articles/a#part\">the first</a>");

        testPublication.move("a.md", "elsewhere/c.md").runImport();
        assertThat(live("/articles/b").text().body().prose()).contains("<a href=\"/articles/c#part\">the first</a>");

        ImportReport report = testPublication.delete("elsewhere/c.md").runImport();
        assertThat(live("/articles/b").text().body().prose()).contains("See the first.");
        assertThat(report.problems()).map(Problem::toString)
                .containsExactly("sub/b.md: warning: the link leads to a.md, which is no longer published."
                        + " Readers see the text without a link. Link to another file, or remove the link.");
    }

    @Test
    void linksResolveUnusualFileNames() {
        testPublication.write("a+b & 中文 'x'.md", "---\nslug: odd\n---\n\n" + manuscript("A"))
                .write("b.md", manuscript("B") + "\nSee [it](a+b%20&%20中文%20'x'.md).\n")
                .runImport();

        assertThat(live("/articles/b").text().body().prose()).contains("See <a href=\"/articles/odd\">it</a>.");
    }

    @Test
    void fileIdentitiesAreNeverPublished() {
        testPublication.write("a.md", manuscript("A") + "\n![A crane](crane.jpg)\n\nSee [the report](report.pdf).\n").runImport();

        assertThat(live("/articles/a").text().body().prose()).contains("A crane", "See the report.").doesNotContain("media:");
    }

    @Test
    void linkToAMissingFileIsReportedWithLineAndSuggestion() {
        ImportReport report = testPublication.write("target.md", manuscript("A"))
                .write("draft.md", "---\ndraft: true\n---\n\n" + manuscript("D"))
                .write("b.md", manuscript("B") + "\nSee [one](targte.md) and\n[two](draft.md).\n")
                .runImport();

        assertThat(report.problems()).map(Problem::toString)
                .containsExactly(
                        "b.md:5:1: warning: the link leads to targte.md, but there is no such file. Perhaps target.md is meant.",
                        "b.md:6:1: warning: the link leads to draft.md, which is not published."
                                + " Readers see the text without a link until that article is published.");
        assertThat(live("/articles/b").text().body().prose()).contains("See one and\ntwo.");
    }

    private Article live(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private Tombstone gone(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Gone.class);
        return ((PermalinkState.Gone) testPublication.resolve(address)).tombstone();
    }

    /** The article at an address, with at most one redirect. */
    private Article at(String address) {
        return testPublication.resolve(address) instanceof PermalinkState.Moved(String to) ? live(to) : live(address);
    }

    /** An article of eighty words, most of which no other article has. */
    private static String manuscript(String title) {
        return IntStream.range(0, 80)
                .mapToObj(i -> i % 4 == 0 ? title.replace(' ', '-') : "word" + i)
                .collect(Collectors.joining(" ", "# " + title + "\n\n", "\n"));
    }
}
