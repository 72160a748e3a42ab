package press.broadsheet.importer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;

import static org.assertj.core.api.Assertions.assertThat;

/** A large import does not delay an embargo, and no edition shows half of the import. */
class ImportYieldTests {

    private static final int SECONDS = 60;
    private static final int STORIES = 300;

    @TempDir
    private Path home;

    @Test
    @Timeout(300)
    void editionsOpenedDuringAnImportShowAllOfItOrNothing() throws Exception {
        try (TestPublication testPublication = new TestPublication(home)) {
            testPublication.write("a.md", "---\ntitle: First\ndate: 2020-01-01\n---\n\nFirst.\n");
            for (int second = 1; second <= SECONDS; second++) {
                testPublication.write("due-" + second + ".md",
                        "---\ntitle: Due\ndate: " + testPublication.now().plusSeconds(second)
                                + "\n---\n\nDue at second " + second + ".\n");
            }
            testPublication.runImport();
            for (int i = 0; i < STORIES; i++) {
                testPublication.write("story-" + i + ".md", "---\ntitle: Story\ndate: 2020-01-01\n---\n\nNumber " + i + ".\n");
            }
            Editions editions = testPublication.bean(Editions.class);

            CompletableFuture<ImportReport> importing = CompletableFuture.supplyAsync(testPublication::runImport);
            int due = 0;
            while (due < SECONDS && !importing.isDone()) {
                testPublication.advanceClock(Duration.ofSeconds(1));
                due++;
                Optional<Edition> opened = editions.openIfDue();
                assertThat(opened.map(Edition::asOf).orElse(testPublication.now())).isEqualTo(testPublication.now());
                List<String> shown = editions.inSnapshot(testPublication::headlines);
                assertThat(shown.stream().filter("Due"::equals)).hasSize(due);
                assertThat(shown.stream().filter("Story"::equals).count()).isIn(0L, (long) STORIES);
                Thread.sleep(20);
            }
            ImportReport report = importing.get();

            assertThat(report.failure()).isEmpty();
            assertThat(report.added()).isEqualTo(STORIES);
            assertThat(testPublication.headlines()).hasSize(1 + due + STORIES);
            LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
            assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
        }
    }
}
