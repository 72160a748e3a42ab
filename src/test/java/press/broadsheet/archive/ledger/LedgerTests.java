package press.broadsheet.archive.ledger;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** An issued address belongs to its article permanently and leads to it with at most one redirect. */
class LedgerTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void everyFormerAddressLeadsToThePresentOneInOneHop() {
        testPublication.write("a0.md", manuscript("A", "date: 2026-03-01")).runImport();
        for (int move = 1; move <= 5; move++) {
            testPublication.advanceClock(Duration.ofMinutes(1)).move("a" + (move - 1) + ".md", "a" + move + ".md").runImport();
        }

        for (int former = 0; former < 5; former++) {
            assertThat(testPublication.resolve("/articles/a" + former)).isEqualTo(new PermalinkState.Moved("/articles/a5"));
        }
        assertThat(testPublication.resolve("/articles/a5")).isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.bean(Permalinks.class).hasIssued()).isTrue();
    }

    @Test
    void articleThatReturnsToItsFirstAddressCausesNoRedirectLoop() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01")).runImport();
        testPublication.move("a.md", "b.md").runImport();
        testPublication.move("b.md", "a.md").runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.resolve("/articles/b")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void issuedAddressIsNeverReassigned() {
        testPublication.write("a.md", manuscript("First", "date: 2026-03-01")).write("witness.md", manuscript("Witness"))
                .runImport();
        testPublication.delete("a.md").runImport();
        testPublication.write("news/a.md", manuscript("Second", "date: 2026-03-02", "slug: a")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).contains("First"));
        assertThat(testPublication.headlines()).contains("Second");
    }

    @Test
    void draftAddressGoesToTheFirstPublishedArticle() {
        testPublication.write("a.md", manuscript("Draft", "draft: true", "aliases: [/old]"))
                .write("witness.md", manuscript("Witness")).runImport();
        testPublication.delete("a.md").runImport();
        testPublication.write("b.md", manuscript("Other", "date: 2026-03-01", "slug: a", "aliases: [/old]")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOfSatisfying(PermalinkState.Live.class,
                live -> assertThat(live.article().text().headline()).isEqualTo("Other"));
        assertThat(testPublication.resolve("/old")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void ownersIncludeWhetherTheAddressWasIssued() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", "aliases: [/old]"))
                .write("later.md", manuscript("Later", "date: 2026-04-01", "aliases: [/later]"))
                .runImport();

        var owners = testPublication.bean(Ledger.class)
                .owners(List.of("/articles/a", "/old", "/articles/later", "/later", "/nothing"));

        assertThat(owners).containsOnlyKeys("/articles/a", "/old", "/articles/later", "/later");
        assertThat(owners.get("/articles/a").path()).isEqualTo("a.md");
        assertThat(owners.get("/articles/a").issued()).isTrue();
        assertThat(owners.get("/old").issued()).isTrue();
        assertThat(owners.get("/articles/later").issued()).isFalse();
        assertThat(owners.get("/later").issued()).isFalse();
    }

    @Test
    void aliasesAreDistinguishedByTheirParameters() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", "aliases: [\"/show.asp?id=1\"]"))
                .write("b.md", manuscript("B", "date: 2026-03-01", "aliases: [\"/show.asp?id=2\"]"))
                .runImport();

        assertThat(testPublication.resolve("/show.asp?id=1")).isEqualTo(new PermalinkState.Moved("/articles/a"));
        assertThat(testPublication.resolve("/show.asp?id=2")).isEqualTo(new PermalinkState.Moved("/articles/b"));
        assertThat(testPublication.resolve("/show.asp?id=3")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(testPublication.bean(Permalinks.class).aliasQueries().parameterSetsAt("/show.asp"))
                .containsExactly(List.of("id"));
    }

    @Test
    void addressOutsideTheLedgerIsUnknown() {
        assertThat(testPublication.bean(Permalinks.class).hasIssued()).isFalse();
        for (String address : List.of("/articles/a", "/", "/articles/", "/' OR 1=1 --", "/articles/%00", "/a?b=c")) {
            assertThat(testPublication.bean(Permalinks.class).resolve(address)).as(address)
                    .isInstanceOf(PermalinkState.Unknown.class);
        }
    }

    @Test
    void addressIsTheSlugs() {
        assertThat(Ledger.address(new Slug("a"))).isEqualTo("/articles/a");
    }
}
