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

/** A large import keeps no embargo waiting, and no edition shows half of it. */
class MakingWayTests {

    private static final int SECONDS = 60;
    private static final int STORIES = 300;

    @TempDir
    private Path home;

    @Test
    @Timeout(300)
    void editionsThatFallDueWhileAnImportRunsShowAllOfItOrNothing() throws Exception {
        try (Newsroom newsroom = new Newsroom(home)) {
            newsroom.write("a.md", "---\ntitle: First\ndate: 2020-01-01\n---\n\nFirst.\n");
            for (int second = 1; second <= SECONDS; second++) {
                newsroom.write("due-" + second + ".md", "---\ntitle: Due\ndate: " + newsroom.now().plusSeconds(second)
                        + "\n---\n\nDue at second " + second + ".\n");
            }
            newsroom.run();
            for (int i = 0; i < STORIES; i++) {
                newsroom.write("story-" + i + ".md", "---\ntitle: Story\ndate: 2020-01-01\n---\n\nNumber " + i + ".\n");
            }
            Editions editions = newsroom.bean(Editions.class);

            CompletableFuture<ImportReport> importing = CompletableFuture.supplyAsync(newsroom::run);
            int due = 0;
            while (due < SECONDS && !importing.isDone()) {
                newsroom.pass(Duration.ofSeconds(1));
                due++;
                Optional<Edition> opened = editions.openIfDue();
                assertThat(opened.map(Edition::asOf).orElse(newsroom.now())).isEqualTo(newsroom.now());
                List<String> shown = editions.reading(newsroom::headlines);
                assertThat(shown.stream().filter("Due"::equals)).hasSize(due);
                assertThat(shown.stream().filter("Story"::equals).count()).isIn(0L, (long) STORIES);
                Thread.sleep(20);
            }
            ImportReport report = importing.get();

            assertThat(report.trouble()).isEmpty();
            assertThat(report.added()).isEqualTo(STORIES);
            assertThat(newsroom.headlines()).hasSize(1 + due + STORIES);
            Recount recount = new Recount(newsroom);
            assertThat(recount.kept()).isEqualTo(recount.fromScratch(ZoneOffset.UTC));
        }
    }
}
