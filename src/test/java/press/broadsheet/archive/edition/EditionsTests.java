package press.broadsheet.archive.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Editions are consecutive in number and time, atomic, and read one at a time. */
class EditionsTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void numbersAreConsecutiveAndUuidsUnique() {
        testPublication.write("a.md", manuscript("A")).runImport();
        testPublication.write("b.md", manuscript("B")).runImport();

        assertThat(editions().current()).map(Edition::number).contains(2L);
        assertThat(editions().findByNumber(1)).isPresent();
        assertThat(editions().findByNumber(2).orElseThrow().uuid()).isNotEqualTo(editions().findByNumber(1).orElseThrow().uuid());
        assertThat(editions().findByNumber(3)).isEmpty();
    }

    @Test
    void asOfNeverDecreasesThoughTheClockDoes() {
        testPublication.write("a.md", manuscript("A")).runImport();
        Instant asOf = editions().current().orElseThrow().asOf();

        testPublication.advanceClock(Duration.ofDays(-2));
        assertThat(editions().nextAsOf()).isEqualTo(asOf);
        testPublication.write("b.md", manuscript("B")).runImport();

        assertThat(editions().current()).contains(new Edition(2, asOf));
    }

    @Test
    void nextEditionIsDueAtTheFirstInstantThatChangesAnything() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", "expires: 2026-03-11T18:00:00Z"))
                .write("b.md", manuscript("B", "date: 2026-03-11T17:00:00Z"))
                .write("front.md", "---\nlead: {slug: a, until: 2026-03-11T16:00:00Z}\n---\n")
                .runImport();

        for (String due : new String[]{"2026-03-11T16:00:00Z", "2026-03-11T17:00:00Z", "2026-03-11T18:00:00Z",
                "2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z"}) {
            Instant instant = Instant.parse(due);
            assertThat(editions().nextDue(editions().current().orElseThrow())).isEqualTo(instant);
            testPublication.advanceClock(Duration.between(testPublication.now(), instant).minusMillis(1));
            assertThat(editions().openIfDue()).as("before " + due).isEmpty();
            testPublication.advanceClock(Duration.ofMillis(1));
            assertThat(editions().openIfDue()).map(Edition::asOf).contains(instant);
            assertThat(editions().openIfDue()).as("twice").isEmpty();
        }
    }

    @Test
    void withoutAFirstEditionNoneIsDue() {
        testPublication.advanceClock(Duration.ofDays(400));

        assertThat(editions().openIfDue()).isEmpty();
    }

    @Test
    void snapshotReadsOneEdition() {
        testPublication.write("a.md", manuscript("A")).runImport();

        editions().inSnapshot(() -> {
            long before = testPublication.bean(ArticleCalendar.class).countAll();
            CompletableFuture.runAsync(() -> testPublication.write("b.md", manuscript("B")).runImport()).join();
            assertThat(testPublication.bean(ArticleCalendar.class).countAll()).isEqualTo(before);
            assertThat(testPublication.headlines()).containsExactly("A");
            assertThat(editions().current()).map(Edition::number).contains(1L);
            return before;
        });

        assertThat(testPublication.headlines()).hasSize(2);
        assertThat(editions().current()).map(Edition::number).contains(2L);
    }

    @Test
    void emptyOrFailedTransactionIsRolledBack() {
        testPublication.write("a.md", manuscript("A")).runImport();

        assertThat(editions().tryInTransaction(() -> {
            editions().open(editions().nextAsOf());
            return Optional.empty();
        })).isEmpty();
        assertThatThrownBy(() -> editions().inTransaction(() -> {
            editions().open(editions().nextAsOf());
            throw new IllegalStateException("A power cut");
        })).hasMessage("A power cut");

        assertThat(editions().current()).map(Edition::number).contains(1L);
        assertThat(editions().findByNumber(2)).isEmpty();
    }

    @Test
    void changedArticlesSinceAnEditionAreListed() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B", "date: 2026-03-11T13:00:00Z")).runImport();
        Edition first = editions().current().orElseThrow();
        assertThat(testPublication.bean(ChangedArticles.class).since(first)).isEmpty();

        testPublication.advanceClock(Duration.ofHours(2)).openEdition();
        assertThat(testPublication.bean(ChangedArticles.class).since(first)).as("scheduled article").hasSize(1);
        testPublication.write("a.md", manuscript("A, corrected")).runImport();

        assertThat(testPublication.bean(ChangedArticles.class).since(first)).hasSize(2);
        assertThat(testPublication.bean(ChangedArticles.class).since(editions().current().orElseThrow())).isEmpty();
    }

    @Test
    void expiryOfAHiddenArticleIsNotRevealed() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", "expires: 2026-03-20"))
                .write("secret.md", manuscript("Secret", "date: 2026-03-14", "expires: 2026-03-15"))
                .runImport();

        assertThat(testPublication.bean(NextExpiry.class).next(editions().current().orElseThrow()))
                .contains(Instant.parse("2026-03-20T00:00:00Z"));
    }

    private Editions editions() {
        return testPublication.bean(Editions.class);
    }
}
