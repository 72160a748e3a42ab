package press.broadsheet.importer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;

/** A refused file that its editor meant to hide does not keep its last good version online. */
class HiddenRefusedFileTests {

    /** Front matter with hiding fields of other systems, misspelled fields, and unreadable lines. */
    private static final List<String> HIDING = Stream
            .of("private: true", "publish: false", "visibility: private", "isDraft: true",
                    "headless: true", "render: never", "build:\n  render: never\n  list: never", "build: {list: local}",
                    "embargo: 2090-01-01", "embargo: who knows", "scheduled: true", "go_live: 2090-01-01", "drfat: true",
                    "publishd: false",
                    "staus: draft", "drafts: true", "unpublished: true", "permalink: false", "password: x", "expiry: 2001-01-01",
                    "withdrawm: It was wrong", "hidden: yes", "unlisted: 1", "extra: {private: true}", "cascade: {draft: true}",
                    "draft: maybe", "status: in review", "published: 0", "draft：true", "draft true", "draft: true\nbroken: [",
                    "draft: true\nupdated: soon", "dte: 2090-01-01", "post_status: future")
            .map(fields -> "---\ntitle: Harbour %d\ndate: 2026-03-10\n" + fields
                    + "\n---\n\nThe story of harbour %d, in a few words.\n")
            .toList();

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void newFileIsNotPublished() {
        testPublication.write("plain.md", manuscript("Plain"));
        hide();

        ImportReport report = testPublication.runImport();

        assertThat(testPublication.headlines()).containsExactly("Plain");
        assertThat(errors(report)).containsExactlyInAnyOrderElementsOf(paths());
        assertThat(report.refused()).isEqualTo(HIDING.size());
        assertThat(report.added()).isEqualTo(1);
        for (int i = 0; i < HIDING.size(); i++) {
            assertThat(testPublication.resolve("/articles/h" + i)).as(HIDING.get(i)).isInstanceOf(PermalinkState.Unknown.class);
        }
    }

    @Test
    void liveArticleIsHiddenWithoutDetails() {
        publish();
        hide();

        ImportReport report = importConfirmed();

        assertThat(testPublication.headlines()).isEmpty();
        assertThat(report.refused()).isEqualTo(HIDING.size());
        assertThat(report.withdrawn()).isEqualTo(HIDING.size());
        assertThat(report.changed()).isZero();
        assertThat(errors(report)).containsExactlyInAnyOrderElementsOf(paths());
        for (int i = 0; i < HIDING.size(); i++) {
            assertThat(testPublication.resolve("/articles/h" + i)).as(HIDING.get(i)).isInstanceOfSatisfying(
                    PermalinkState.Gone.class,
                    gone -> assertThat(gone.tombstone().headline()).isEmpty());
        }
    }

    @Test
    void fileIsReportedByEveryImportAndOpensNoEdition() {
        publish();
        hide();
        importConfirmed();

        ImportReport again = testPublication.runImport();

        assertThat(again.edition()).isEmpty();
        assertThat(again.refused()).isEqualTo(HIDING.size());
        assertThat(again.withdrawn()).isZero();
        assertThat(errors(again)).containsExactlyInAnyOrderElementsOf(paths());
        assertThat(testPublication.headlines()).isEmpty();
    }

    @Test
    void articleReturnsToItsAddressOnceTheFieldIsGone() {
        testPublication.write("a.md", manuscript("Harbour")).runImport();
        testPublication.write("a.md", manuscript("Harbour").replace("title", "private: true\ntitle")).runImport();
        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Gone.class);

        testPublication.write("a.md", manuscript("Harbour")).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.headlines()).containsExactly("Harbour");
    }

    @Test
    void movedArticleIsHiddenToo() {
        testPublication.write("a.md", manuscript("Harbour")).runImport();
        testPublication.move("a.md", "b/c.md").write("b/c.md", manuscript("Harbour").replace("title", "drfat: true\ntitle"));

        testPublication.runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).isEmpty());
        assertThat(testPublication.resolve("/articles/c")).isNotInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void foreignEmbargoFieldHidesUntilItIsOver() {
        testPublication.write("a.md", manuscript("Harbour").replace("title", "embargo: 2026-03-12\ntitle")).runImport();
        assertThat(testPublication.headlines()).isEmpty();

        testPublication.advanceClock(Duration.ofDays(2)).runImport();

        assertThat(testPublication.headlines()).containsExactly("Harbour");
    }

    @Test
    void foreignExpiryFieldKeepsTheLastGoodVersionUntilThen() {
        testPublication.write("a.md", manuscript("Harbour")).runImport();
        testPublication.write("a.md", manuscript("Harbour, again").replace("title", "expiry: 2026-03-12\ntitle")).runImport();
        assertThat(testPublication.headlines()).containsExactly("Harbour");

        testPublication.advanceClock(Duration.ofDays(2)).runImport();

        assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void anOrdinaryErrorKeepsTheLastGoodVersion() {
        testPublication.write("a.md", manuscript("Harbour")).runImport();
        testPublication.write("a.md", manuscript("Harbour").replace("title", "private: false\nupdated: soon\ntitle")).runImport();

        assertThat(testPublication.headlines()).containsExactly("Harbour");
    }

    @Test
    void standingPageIsHiddenToo() {
        testPublication.write("x.md", manuscript("Story")).write("pages/about.md", manuscript("About")).runImport();
        assertThat(testPublication.resolve("/pages/about")).isInstanceOf(PermalinkState.Live.class);
        testPublication.write("pages/about.md", manuscript("About").replace("title", "visible: false\ntitle"))
                .write("pages/new.md", manuscript("New").replace("title", "isDraft: true\ntitle"));

        ImportReport report = testPublication.runImport();

        assertThat(report.refused()).isEqualTo(2);
        assertThat(testPublication.resolve("/pages/about")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(testPublication.resolve("/pages/new")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(testPublication.runImport().edition()).isEmpty();
    }

    @Test
    void profileIsHiddenToo() {
        testPublication.write("news/x.md", manuscript("Story")).write("news/_index.md", "---\ntitle: The news\n---\nAll of it.\n")
                .runImport();
        assertThat(profile()).isPresent();

        testPublication.write("news/_index.md", "---\ntitle: The news\nheadless: true\n---\nAll of it.\n").runImport();

        assertThat(profile()).isEmpty();
        assertThat(testPublication.runImport().edition()).isEmpty();
    }

    private static List<String> errors(ImportReport report) {
        return report.problems().stream().filter(Problem::isError).map(Problem::path).distinct().toList();
    }

    private static List<String> paths() {
        return Stream.iterate(0, i -> i + 1).limit(HIDING.size()).map(i -> "h" + i + ".md").toList();
    }

    private Optional<?> profile() {
        return testPublication.bean(Profiles.class).find(Label.Kind.SECTION, new Slug("news"));
    }

    private void publish() {
        for (int i = 0; i < HIDING.size(); i++) {
            testPublication.write("h" + i + ".md", manuscript("Harbour " + i));
        }
        testPublication.runImport();
        assertThat(testPublication.headlines()).hasSize(HIDING.size());
    }

    private void hide() {
        for (int i = 0; i < HIDING.size(); i++) {
            testPublication.write("h" + i + ".md", HIDING.get(i).formatted(i, i));
        }
    }

    private ImportReport importConfirmed() {
        testPublication.restart("broadsheet.importer.confirm-withdrawals=true");
        return testPublication.runImport();
    }

    private static String manuscript(String title) {
        return "---\ntitle: " + title + "\ndate: 2026-03-10\n---\n\nThe story of " + title.toLowerCase(Locale.ROOT)
                + ", in a few words.\n";
    }
}
