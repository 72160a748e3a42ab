package press.broadsheet.archive.ledger;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** An address that was given out is its article's for ever, and leads to it in one hop. */
class LedgerTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void everyFormerAddressLeadsToThePresentOneInOneHop() {
        newsroom.write("a0.md", story("A", "date: 2026-03-01")).run();
        for (int move = 1; move <= 5; move++) {
            newsroom.pass(Duration.ofMinutes(1)).move("a" + (move - 1) + ".md", "a" + move + ".md").run();
        }

        for (int former = 0; former < 5; former++) {
            assertThat(newsroom.at("/articles/a" + former)).isEqualTo(new PermalinkState.Moved("/articles/a5"));
        }
        assertThat(newsroom.at("/articles/a5")).isInstanceOf(PermalinkState.Live.class);
        assertThat(newsroom.bean(Permalinks.class).any()).isTrue();
    }

    @Test
    void storyThatGoesBackToItsFirstAddressMakesNoLoop() {
        newsroom.write("a.md", story("A", "date: 2026-03-01")).run();
        newsroom.move("a.md", "b.md").run();
        newsroom.move("b.md", "a.md").run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(newsroom.at("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void anotherStoryNeverGetsAnAddressThatWasGivenOut() {
        newsroom.write("a.md", story("First", "date: 2026-03-01")).write("witness.md", story("Witness")).run();
        newsroom.delete("a.md").run();
        newsroom.write("news/a.md", story("Second", "date: 2026-03-02", "slug: a")).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).contains("First"));
        assertThat(newsroom.headlines()).contains("Second");
    }

    @Test
    void addressOfADraftIsFreeForWhoIsPublishedFirst() {
        newsroom.write("a.md", story("Draft", "draft: true", "aliases: [/old]")).write("witness.md", story("Witness")).run();
        newsroom.delete("a.md").run();
        newsroom.write("b.md", story("Other", "date: 2026-03-01", "slug: a", "aliases: [/old]")).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOfSatisfying(PermalinkState.Live.class,
                live -> assertThat(live.article().text().headline()).isEqualTo("Other"));
        assertThat(newsroom.at("/old")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void ownersAreToldWithWhetherTheAddressWasGivenOut() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "aliases: [/old]"))
                .write("later.md", story("Later", "date: 2026-04-01", "aliases: [/later]"))
                .run();

        var owners = newsroom.bean(Ledger.class).owners(List.of("/articles/a", "/old", "/articles/later", "/later", "/nothing"));

        assertThat(owners).containsOnlyKeys("/articles/a", "/old", "/articles/later", "/later");
        assertThat(owners.get("/articles/a").path()).isEqualTo("a.md");
        assertThat(owners.get("/articles/a").given()).isTrue();
        assertThat(owners.get("/old").given()).isTrue();
        assertThat(owners.get("/articles/later").given()).isFalse();
        assertThat(owners.get("/later").given()).isFalse();
    }

    @Test
    void aliasOfAnOldSiteIsToldApartByItsParameters() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "aliases: [\"/show.asp?id=1\"]"))
                .write("b.md", story("B", "date: 2026-03-01", "aliases: [\"/show.asp?id=2\"]"))
                .run();

        assertThat(newsroom.at("/show.asp?id=1")).isEqualTo(new PermalinkState.Moved("/articles/a"));
        assertThat(newsroom.at("/show.asp?id=2")).isEqualTo(new PermalinkState.Moved("/articles/b"));
        assertThat(newsroom.at("/show.asp?id=3")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(newsroom.bean(Permalinks.class).aliasQueries().at("/show.asp")).containsExactly(List.of("id"));
    }

    @Test
    void whatIsInNoLedgerIsUnknown() {
        assertThat(newsroom.bean(Permalinks.class).any()).isFalse();
        for (String address : List.of("/articles/a", "/", "/articles/", "/' OR 1=1 --", "/articles/%00", "/a?b=c")) {
            assertThat(newsroom.bean(Permalinks.class).at(address)).as(address).isInstanceOf(PermalinkState.Unknown.class);
        }
    }

    @Test
    void addressIsTheSlugs() {
        assertThat(Ledger.address(new Slug("a"))).isEqualTo("/articles/a");
    }
}
