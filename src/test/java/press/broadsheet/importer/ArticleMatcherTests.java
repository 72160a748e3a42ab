package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.FullArticles;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.RemovedArticle;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;

import static org.assertj.core.api.Assertions.assertThat;

/** Bookmarks survive whatever editors do to their files. */
class ArticleMatcherTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void aRenamedFileKeepsItsIdentityAndItsOldAddressLeadsToTheNewOne() {
        newsroom.write("old.md", story("A")).run();
        Article before = live("/articles/old");

        ImportReport report = newsroom.pass(Duration.ofDays(1)).move("old.md", "new.md").run();

        assertThat(report.renamed()).isEqualTo(1);
        assertThat(report.notices()).contains("renamed from old.md to new.md");
        assertThat(newsroom.at("/articles/old")).isEqualTo(new PermalinkState.Moved("/articles/new"));
        Article after = live("/articles/new");
        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(after.identity().feedId()).isEqualTo(before.identity().feedId());
        assertThat(after.identity().firstPublished()).isEqualTo(before.identity().firstPublished());
    }

    @Test
    void everyFormerAddressIsOneHopFromThePresentOne() {
        newsroom.write("a.md", story("A")).run();
        newsroom.move("a.md", "b.md").run();
        newsroom.move("b.md", "c/c.md").run();
        newsroom.move("c/c.md", "d.md").run();

        assertThat(newsroom.at("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/d"));
        assertThat(newsroom.at("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/d"));
        assertThat(newsroom.at("/articles/c")).isEqualTo(new PermalinkState.Moved("/articles/d"));
    }

    @Test
    void aRenameBackMakesTheFormerAddressThePresentOneAgain() {
        newsroom.write("a.md", story("A")).run();
        newsroom.move("a.md", "b.md").run();
        newsroom.move("b.md", "a.md").run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(newsroom.at("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void aRenameWhileAnotherStoryTakesTheOldFileNameIsDecidedRight() {
        newsroom.write("a.md", story("First")).run();
        String identity = live("/articles/a").identity().value();

        ImportReport report = newsroom.move("a.md", "b.md").write("a.md", story("Unrelated")).run();

        assertThat(live("/articles/b").identity().value()).isEqualTo(identity);
        assertThat(newsroom.at("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
        assertThat(live("/articles/a-2").text().headline()).isEqualTo("Unrelated");
        assertThat(report.problems()).map(Problem::reason)
                .contains("the address /articles/a belongs to b.md, so this is published at /articles/a-2");
    }

    @Test
    void swappedFilesKeepWhoTheyAre() {
        newsroom.write("a.md", story("First")).write("b.md", story("Second")).run();
        String first = live("/articles/a").identity().value();
        String second = live("/articles/b").identity().value();

        newsroom.write("a.md", story("Second")).write("b.md", story("First")).run();

        assertThat(at("/articles/a").identity().value()).isEqualTo(first);
        assertThat(at("/articles/b").identity().value()).isEqualTo(second);
    }

    @Test
    void aFileRenamedAndEditedAtOnceIsKnownByItsText() {
        newsroom.write("a.md", story("A")).run();
        String identity = live("/articles/a").identity().value();

        newsroom.delete("a.md").write("b.md", story("A").replace("word17 ", "another ")).run();

        assertThat(live("/articles/b").identity().value()).isEqualTo(identity);
        assertThat(newsroom.at("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void twoLikelyHeirsLeaveTheOldAddressGone() {
        newsroom.write("a.md", story("A")).run();

        newsroom.delete("a.md")
                .write("b.md", story("A").replace("word17 ", "another "))
                .write("c.md", story("A").replace("word18 ", "another "))
                .run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void aStatedIdOutweighsTheText() {
        newsroom.write("a.md", "---\nid: one\n---\n\n" + story("A")).run();

        newsroom.delete("a.md").write("b.md", "---\nid: one\n---\n\n" + story("Quite another text")).run();

        assertThat(newsroom.at("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void anAddressKeepsItsNumberWhenTheOtherOneFallsFree() {
        newsroom.write("a/story.md", story("First")).write("b/story.md", story("Second")).run();
        assertThat(live("/articles/story-2").text().headline()).isEqualTo("Second");

        newsroom.delete("a/story.md").write("b/story.md", story("Second").replace("word3 ", "three ")).run();

        assertThat(newsroom.at("/articles/story")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(live("/articles/story-2").text().headline()).isEqualTo("Second");
    }

    @Test
    void aliasesOfEverySpellingLeadToTheArticle() {
        newsroom.write("a.md", """
                ---
                aliases: [/old/place.html, "https://old.example/news/é/", relative, "/show.asp?id=7&lang=en"]
                redirect_from: /elsewhere/
                ---

                """ + story("A")).run();

        for (String alias : new String[]{
                "/old/place", "/OLD/Place.html", "/news/%C3%A9", "/news/e%CC%81/", "/relative", "/elsewhere",
                "/show.asp?lang=en&id=7"
        }) {
            assertThat(newsroom.at(alias)).as(alias).isEqualTo(new PermalinkState.Moved("/articles/a"));
        }
        assertThat(newsroom.at("/show.asp?id=8&lang=en")).isEqualTo(new PermalinkState.Unknown());
    }

    @Test
    void anAliasNeverShadowsAPageAndTheReportNamesBothFiles() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).run();

        ImportReport report = newsroom.write("b.md", """
                ---
                aliases: [/articles/a, /sections/x, /]
                ---

                """ + story("B")).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(report.problems()).map(problem -> problem.path() + ":" + problem.line() + " " + problem.reason())
                .containsExactly(
                        "b.md:2 the alias /articles/a belongs to a.md",
                        "b.md:2 the alias /sections/x is an address that the site answers itself",
                        "b.md:2 the alias / is an address that the site answers itself");
    }

    @Test
    void whatIsDeletedIsGoneAndItsPageSaysWhatStoodThere() {
        newsroom.write("a.md", "---\ndate: 2026-03-10\n---\n\n" + story("A")).write("b.md", story("B")).run();

        newsroom.delete("a.md").run();

        Tombstone tombstone = gone("/articles/a");
        assertThat(tombstone.headline()).hasValue("A");
        assertThat(tombstone.published()).isPresent();
        assertThat(newsroom.headlines()).containsExactly("B");
    }

    @Test
    void aWithdrawnArticleTellsItsReasonAndItsReplacement() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).run();

        newsroom.write("a.md", "---\nwithdrawn: Its figures were wrong.\nreplaced_by: b.md\n---\n\n" + story("A")).run();

        assertThat(gone("/articles/a").reason()).hasValue("Its figures were wrong.");
        assertThat(gone("/articles/a").replacement()).hasValueSatisfying(b -> assertThat(b.title()).isEqualTo("B"));
    }

    @Test
    void whatWentBackToDraftOrEmbargoOrWasWithdrawnInSilenceTellsNothing() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).write("c.md", story("C")).run();

        newsroom.write("a.md", "---\ndraft: true\n---\n\n" + story("Secret"))
                .write("b.md", "---\ndate: 2026-12-24\n---\n\n" + story("Secret"))
                .write("c.md", "---\nwithdrawn: silent\n---\n\n" + story("Secret"))
                .run();

        for (String address : new String[]{"/articles/a", "/articles/b", "/articles/c"}) {
            assertThat(gone(address).toString()).as(address).doesNotContain("Secret");
        }
        newsroom.delete("a.md").delete("b.md").write("d.md", story("D")).run();
        assertThat(gone("/articles/a").headline()).isEmpty();
        assertThat(gone("/articles/b").headline()).isEmpty();
    }

    @Test
    void whatIsBroughtBackIsTheSameArticleWithItsFirstDate() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).run();
        Instant first = live("/articles/a").identity().firstPublished();
        newsroom.pass(Duration.ofDays(3)).delete("a.md").run();

        newsroom.pass(Duration.ofDays(30)).write("a.md", story("A")).run();

        assertThat(live("/articles/a").identity().firstPublished()).isEqualTo(first);
    }

    @Test
    void aPieceThatNeverWasLiveIsUnknownAndLeavesNoTrace() {
        newsroom.write("a.md", "---\ndraft: true\n---\n\n" + story("A"))
                .write("b.md", "---\ndate: 2027-01-01\n---\n\n" + story("B"))
                .write("c.md", "---\nexpires: 2020-01-01\n---\n\n" + story("C"))
                .write("d.md", story("D"))
                .run();

        for (String address : new String[]{"/articles/a", "/articles/b", "/articles/c"}) {
            assertThat(newsroom.at(address)).as(address).isEqualTo(new PermalinkState.Unknown());
        }
        assertThat(newsroom.ledger().lines()).singleElement().asString().startsWith("/articles/d\t");
    }

    @Test
    void theLedgerOutlivesTheDatabase() {
        newsroom.write("a.md", "---\naliases: /old.html\n---\n\n" + story("A"))
                .write("b.md", story("B"))
                .write("sub/a.md", story("C"))
                .write("keep.md", story("D"))
                .run();
        newsroom.move("a.md", "renamed.md").delete("b.md").run();
        newsroom.write("keep.md", "---\nwithdrawn: A reason,\\tand more\n---\n\n" + story("D")).run();
        String feedId = live("/articles/renamed").identity().feedId();
        Instant first = live("/articles/renamed").identity().firstPublished();
        Tombstone b = gone("/articles/b");
        Tombstone keep = gone("/articles/keep");
        String ledger = newsroom.ledger();

        newsroom.pass(Duration.ofDays(100)).loseDatabase();
        newsroom.run();

        assertThat(newsroom.at("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/renamed"));
        assertThat(newsroom.at("/old")).isEqualTo(new PermalinkState.Moved("/articles/renamed"));
        assertThat(live("/articles/renamed").identity().feedId()).isEqualTo(feedId);
        assertThat(live("/articles/renamed").identity().firstPublished()).isEqualTo(first);
        assertThat(live("/articles/a-2").text().headline()).isEqualTo("C");
        assertThat(gone("/articles/b")).isEqualTo(b);
        assertThat(gone("/articles/keep")).isEqualTo(keep);
        assertThat(newsroom.ledger()).isEqualTo(ledger);
    }

    @Test
    void whatVanishedWithTheDatabaseIsGoneAndItsPageStillSaysWhatStoodThere() {
        newsroom.write("a.md", "---\ndate: 2026-03-10\naliases: /old.html\n---\n\n" + story("A"))
                .write("b.md", "---\nexpires: 2027-03-10\n---\n\n" + story("B"))
                .write("keep.md", story("C"))
                .run();
        newsroom.write("b.md", "---\ndate: 2026-12-24\n---\n\n" + story("B")).run();

        newsroom.pass(Duration.ofDays(1)).delete("a.md").delete("b.md").loseDatabase();
        ImportReport report = newsroom.run();

        assertThat(report.withdrawn()).isEqualTo(2);
        assertThat(gone("/articles/a").headline()).hasValue("A");
        assertThat(gone("/articles/a").published()).map(EditorialDate::instant).hasValue(Instant.parse("2026-03-10T00:00:00Z"));
        assertThat(gone("/old")).isEqualTo(gone("/articles/a"));
        assertThat(gone("/articles/b").headline()).as("under embargo").isEmpty();
        newsroom.pass(Duration.ofDays(700)).openByClock();
        assertThat(gone("/articles/b").headline()).isEmpty();
    }

    @Test
    void aRemovalKeepsItsMomentThoughTheDatabaseIsLost() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).write("c.md", story("C")).run();
        newsroom.pass(Duration.ofDays(9)).delete("a.md").write("b.md", "---\nwithdrawn: Wrong.\n---\n\n" + story("B")).run();
        List<RemovedArticle> removals = newsroom.bean(FullArticles.class).removed(9);

        newsroom.pass(Duration.ofDays(9)).loseDatabase();
        newsroom.run();

        assertThat(removals).hasSize(2);
        assertThat(newsroom.bean(FullArticles.class).removed(9)).isEqualTo(removals);
    }

    @Test
    void anAliasThatComesWithTheWithdrawalIsGoneToo() {
        newsroom.write("a.md", story("A")).write("never.md", "---\ndraft: true\n---\n\n" + story("D")).run();

        newsroom.write("a.md", "---\nwithdrawn: Wrong.\naliases: /old.html\nslug: renamed\n---\n\n" + story("A"))
                .write("never.md", "---\ndraft: true\naliases: /draft.html\n---\n\n" + story("D"))
                .run();

        assertThat(gone("/old").reason()).hasValue("Wrong.");
        assertThat(newsroom.at("/draft")).isEqualTo(new PermalinkState.Unknown());
        assertThat(newsroom.at("/articles/renamed")).as("never given out").isEqualTo(new PermalinkState.Unknown());
    }

    @Test
    void theLedgerHasEveryFeedIdAsFeedsTellIt() {
        newsroom.write("中文 名字.md", story("中文")).run();

        String feedId = live("/articles/中文-名字").identity().feedId();
        assertThat(feedId).isEqualTo("tag:localhost,2026-03-11:/articles/%E4%B8%AD%E6%96%87-%E5%90%8D%E5%AD%97");
        assertThat(newsroom.ledger()).contains("\t" + feedId + "\t");
    }

    @Test
    void linksBetweenManuscriptsFollowTheirTargetsRename() {
        newsroom.write("a.md", story("A")).write("sub/b.md", story("B") + "\nSee [the first](../a.md#part).\n").run();
        assertThat(live("/articles/b").text().body().prose()).contains("<a href=\"/articles/a#part\">the first</a>");

        newsroom.move("a.md", "elsewhere/c.md").run();
        assertThat(live("/articles/b").text().body().prose()).contains("<a href=\"/articles/c#part\">the first</a>");

        ImportReport report = newsroom.delete("elsewhere/c.md").run();
        assertThat(live("/articles/b").text().body().prose()).contains("See the first.");
        assertThat(report.problems()).map(Problem::toString)
                .containsExactly("sub/b.md: warning: the link leads to a.md, which readers cannot see any more."
                        + " They see its text without a link; name another file, or take the link out.");
    }

    @Test
    void linksFindFilesWithOddNames() {
        newsroom.write("a+b & 中文 'x'.md", "---\nslug: odd\n---\n\n" + story("A"))
                .write("b.md", story("B") + "\nSee [it](a+b%20&%20中文%20'x'.md).\n")
                .run();

        assertThat(live("/articles/b").text().body().prose()).contains("See <a href=\"/articles/odd\">it</a>.");
    }

    @Test
    void noIdentityOfAFileReachesAReader() {
        newsroom.write("a.md", story("A") + "\n![A crane](crane.jpg)\n\nSee [the report](report.pdf).\n").run();

        assertThat(live("/articles/a").text().body().prose()).contains("A crane", "See the report.").doesNotContain("media:");
    }

    @Test
    void aLinkToNoFileIsReportedWithItsLineAndTheNearestMatch() {
        ImportReport report = newsroom.write("target.md", story("A"))
                .write("draft.md", "---\ndraft: true\n---\n\n" + story("D"))
                .write("b.md", story("B") + "\nSee [one](targte.md) and\n[two](draft.md).\n")
                .run();

        assertThat(report.problems()).map(Problem::toString)
                .containsExactly(
                        "b.md:5:1: warning: the link leads to targte.md, and there is no such file. Perhaps target.md is meant.",
                        "b.md:6:1: warning: the link leads to draft.md, which readers cannot see now."
                                + " They see its text without a link until that is published.");
        assertThat(live("/articles/b").text().body().prose()).contains("See one and\ntwo.");
    }

    private Article live(String address) {
        assertThat(newsroom.at(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) newsroom.at(address)).article();
    }

    private Tombstone gone(String address) {
        assertThat(newsroom.at(address)).as(address).isInstanceOf(PermalinkState.Gone.class);
        return ((PermalinkState.Gone) newsroom.at(address)).tombstone();
    }

    /** The article that an address leads to, in one hop at the most. */
    private Article at(String address) {
        return newsroom.at(address) instanceof PermalinkState.Moved(String to) ? live(to) : live(address);
    }

    /** A story of eighty words, most of which no other one has. */
    private static String story(String title) {
        return IntStream.range(0, 80)
                .mapToObj(i -> i % 4 == 0 ? title.replace(' ', '-') : "word" + i)
                .collect(Collectors.joining(" ", "# " + title + "\n\n", "\n"));
    }
}
