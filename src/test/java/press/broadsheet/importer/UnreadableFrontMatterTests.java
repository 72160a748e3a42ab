package press.broadsheet.importer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.archive.reading.PermalinkState;

import static org.assertj.core.api.Assertions.assertThat;

/** A live article whose front matter becomes unreadable. */
class UnreadableFrontMatterTests {

    private static final String GOOD = "---\ntitle: Harbour\ndate: 2026-03-10\n---\n\nShips return.\n";

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void publish() {
        testPublication.write("trade/other.md", GOOD.replace("Harbour", "Other"));
        testPublication.write("trade/harbour.md", GOOD);
        testPublication.write("pages/about.md", GOOD.replace("Harbour", "About us"));
        assertThat(testPublication.runImport().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: Harbour\ndate: 2026-03-10\nShips sink.",
            "```yaml\ntitle: Harbour\nslug: harbour\n```\nShips sink.",
            "---\n<<<<<<< HEAD\ntitle: Harbour\n=======\ntitle: Port\n>>>>>>> x\n---\nShips sink.",
            "---\ntitle: Harbour\n---\n<<<<<<< HEAD\nShips sink.\n=======\nShips swim.\n>>>>>>> x\n"})
    void theLastGoodVersionStaysOnline(String broken) {
        testPublication.write("trade/harbour.md", broken);
        testPublication.write("pages/about.md", broken);

        assertThat(testPublication.runImport().refused()).isEqualTo(2);

        assertThat(testPublication.resolve("/articles/harbour")).isInstanceOfSatisfying(PermalinkState.Live.class,
                live -> assertThat(live.article().text().body().prose()).contains("Ships return."));
        assertThat(testPublication.resolve("/pages/about")).isInstanceOf(PermalinkState.Live.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: Harbour\ndraft: true\nShips sink.",
            "```yaml\ntitle: Harbour\nstatus: draft\n```\nShips sink.",
            "Title: Harbour\nStatus: draft\n\nShips sink.", "title: Harbour\npublished: false\n---\nShips sink.",
            "<!--\n.. title: Harbour\n.. status: draft\n-->\nShips sink.",
            "title: Harbour: ships\ndraft: true\n---\nShips sink.", "+++\ntitle: Harbour\ndraft: true\n+++\nShips sink.",
            "---\ntitle: [\nprivate: true\n---\nShips sink.", "title: Harbour\nprivate: true\n---\nShips sink.",
            "---\n<<<<<<< HEAD\ndraft: true\n=======\ntitle: Port\n>>>>>>> x\n---\nShips sink."})
    void hiddenArticleIsGone(String hidden) {
        testPublication.write("trade/harbour.md", hidden);
        testPublication.write("pages/about.md", hidden);

        testPublication.runImport();

        assertThat(testPublication.resolve("/articles/harbour")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(testPublication.resolve("/pages/about")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(testPublication.headlines()).containsExactly("Other");

        testPublication.write("trade/harbour.md", GOOD);
        testPublication.write("pages/about.md", GOOD);
        testPublication.runImport();

        assertThat(testPublication.resolve("/articles/harbour")).as("the same article as before")
                .isInstanceOf(PermalinkState.Live.class);
        assertThat(testPublication.resolve("/pages/about")).isInstanceOf(PermalinkState.Live.class);
    }

    @Test
    void articleThatWasNeverLiveStaysUnknown() {
        testPublication.write("trade/new.md", "title: New\ndraft: true\nShips sink.");

        testPublication.runImport();

        assertThat(testPublication.resolve("/articles/new")).isInstanceOf(PermalinkState.Unknown.class);
    }
}
