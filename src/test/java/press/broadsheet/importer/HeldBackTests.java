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

/** A refusal that does not keep the last good version online: that of a text which its editor meant to hide. */
class HeldBackTests {

    /** What other systems hide a text by, near misses of ours, and lines that cannot be read; the front matter of each. */
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
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void aNewOneIsNotPublished() {
        newsroom.write("plain.md", story("Plain"));
        hide();

        ImportReport report = newsroom.run();

        assertThat(newsroom.headlines()).containsExactly("Plain");
        assertThat(errors(report)).containsExactlyInAnyOrderElementsOf(paths());
        assertThat(report.refused()).isEqualTo(HIDING.size());
        assertThat(report.added()).isEqualTo(1);
        for (int i = 0; i < HIDING.size(); i++) {
            assertThat(newsroom.at("/articles/h" + i)).as(HIDING.get(i)).isInstanceOf(PermalinkState.Unknown.class);
        }
    }

    @Test
    void oneThatIsLiveGoesAndNothingOfItIsTold() {
        publish();
        hide();

        ImportReport report = confirmed();

        assertThat(newsroom.headlines()).isEmpty();
        assertThat(report.refused()).isEqualTo(HIDING.size());
        assertThat(report.withdrawn()).isEqualTo(HIDING.size());
        assertThat(report.changed()).isZero();
        assertThat(errors(report)).containsExactlyInAnyOrderElementsOf(paths());
        for (int i = 0; i < HIDING.size(); i++) {
            assertThat(newsroom.at("/articles/h" + i)).as(HIDING.get(i)).isInstanceOfSatisfying(PermalinkState.Gone.class,
                    gone -> assertThat(gone.tombstone().headline()).isEmpty());
        }
    }

    @Test
    void itIsNamedByEveryImportThatFollowsAndOpensNoEdition() {
        publish();
        hide();
        confirmed();

        ImportReport again = newsroom.run();

        assertThat(again.edition()).isEmpty();
        assertThat(again.refused()).isEqualTo(HIDING.size());
        assertThat(again.withdrawn()).isZero();
        assertThat(errors(again)).containsExactlyInAnyOrderElementsOf(paths());
        assertThat(newsroom.headlines()).isEmpty();
    }

    @Test
    void itComesBackToItsAddressOnceTheFieldIsGone() {
        newsroom.write("a.md", story("Harbour")).run();
        newsroom.write("a.md", story("Harbour").replace("title", "private: true\ntitle")).run();
        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Gone.class);

        newsroom.write("a.md", story("Harbour")).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
        assertThat(newsroom.headlines()).containsExactly("Harbour");
    }

    @Test
    void oneThatMovesAtTheSameTimeGoesToo() {
        newsroom.write("a.md", story("Harbour")).run();
        newsroom.move("a.md", "b/c.md").write("b/c.md", story("Harbour").replace("title", "drfat: true\ntitle"));

        newsroom.run();

        assertThat(newsroom.at("/articles/a")).isInstanceOfSatisfying(PermalinkState.Gone.class,
                gone -> assertThat(gone.tombstone().headline()).isEmpty());
        assertThat(newsroom.at("/articles/c")).isNotInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void anEmbargoOfAnotherSystemHoldsBackUntilItIsOver() {
        newsroom.write("a.md", story("Harbour").replace("title", "embargo: 2026-03-12\ntitle")).run();
        assertThat(newsroom.headlines()).isEmpty();

        newsroom.pass(Duration.ofDays(2)).run();

        assertThat(newsroom.headlines()).containsExactly("Harbour");
    }

    @Test
    void anEndInTheWordsOfAnotherSystemKeepsTheLastGoodVersionUntilThen() {
        newsroom.write("a.md", story("Harbour")).run();
        newsroom.write("a.md", story("Harbour, anew").replace("title", "expiry: 2026-03-12\ntitle")).run();
        assertThat(newsroom.headlines()).containsExactly("Harbour");

        newsroom.pass(Duration.ofDays(2)).run();

        assertThat(newsroom.at("/articles/a")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void anOrdinaryErrorKeepsTheLastGoodVersion() {
        newsroom.write("a.md", story("Harbour")).run();
        newsroom.write("a.md", story("Harbour").replace("title", "private: false\nupdated: soon\ntitle")).run();

        assertThat(newsroom.headlines()).containsExactly("Harbour");
    }

    @Test
    void aStandingPageGoesToo() {
        newsroom.write("x.md", story("Story")).write("pages/about.md", story("About")).run();
        assertThat(newsroom.at("/pages/about")).isInstanceOf(PermalinkState.Live.class);
        newsroom.write("pages/about.md", story("About").replace("title", "visible: false\ntitle"))
                .write("pages/new.md", story("New").replace("title", "isDraft: true\ntitle"));

        ImportReport report = newsroom.run();

        assertThat(report.refused()).isEqualTo(2);
        assertThat(newsroom.at("/pages/about")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(newsroom.at("/pages/new")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(newsroom.run().edition()).isEmpty();
    }

    @Test
    void aProfileGoesToo() {
        newsroom.write("news/x.md", story("Story")).write("news/_index.md", "---\ntitle: The news\n---\nAll of it.\n").run();
        assertThat(profile()).isPresent();

        newsroom.write("news/_index.md", "---\ntitle: The news\nheadless: true\n---\nAll of it.\n").run();

        assertThat(profile()).isEmpty();
        assertThat(newsroom.run().edition()).isEmpty();
    }

    private static List<String> errors(ImportReport report) {
        return report.problems().stream().filter(Problem::isError).map(Problem::path).distinct().toList();
    }

    private static List<String> paths() {
        return Stream.iterate(0, i -> i + 1).limit(HIDING.size()).map(i -> "h" + i + ".md").toList();
    }

    private Optional<?> profile() {
        return newsroom.bean(Profiles.class).find(Label.Kind.SECTION, new Slug("news"));
    }

    private void publish() {
        for (int i = 0; i < HIDING.size(); i++) {
            newsroom.write("h" + i + ".md", story("Harbour " + i));
        }
        newsroom.run();
        assertThat(newsroom.headlines()).hasSize(HIDING.size());
    }

    private void hide() {
        for (int i = 0; i < HIDING.size(); i++) {
            newsroom.write("h" + i + ".md", HIDING.get(i).formatted(i, i));
        }
    }

    private ImportReport confirmed() {
        newsroom.restart("broadsheet.importer.confirm-withdrawals=true");
        return newsroom.run();
    }

    private static String story(String title) {
        return "---\ntitle: " + title + "\ndate: 2026-03-10\n---\n\nThe story of " + title.toLowerCase(Locale.ROOT)
                + ", in a few words.\n";
    }
}
