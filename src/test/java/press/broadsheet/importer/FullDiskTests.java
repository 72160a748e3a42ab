package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.Waiting;
import press.broadsheet.archive.FullDisk;
import press.broadsheet.archive.database.Database;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.database.UnwritableDatabaseException;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.archive.reading.PermalinkState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** On a full disk, what is published stays to be read, what has ended is gone, and what could not be written is made up for. */
@Timeout(120)
@Execution(ExecutionMode.SAME_THREAD) // one disk for all
class FullDiskTests {

    private static final String LONG = "Words that take up space.\n\n".repeat(4000);

    @TempDir
    private Path home;

    private String url;

    @BeforeEach
    void place() {
        url = "spring.datasource.url=" + FullDisk.url(home.resolve("data/archive"));
    }

    @AfterEach
    void free() {
        FullDisk.free();
    }

    private Newsroom open() {
        return new Newsroom(home, url);
    }

    @Test
    void importThatFindsNoSpaceLeavesThePaperToItsReadersAndIsMadeUpFor() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
            Database database = paper.bean(Database.class);
            FullDisk.fill();
            paper.write("b.md", "# B\n\n" + LONG);

            assertThat(catchThrowable(paper::run)).isNotNull();

            assertThat(FullDisk.refused()).isPositive();
            await(database, false);
            assertThat(paper.headlines()).containsExactly("A");
            assertThat(paper.at("/articles/a")).isInstanceOf(PermalinkState.Live.class);
            assertThat(database.trouble()).contains("the disk is full (No space left on device)");
            assertThat(paper.run().trouble().orElseThrow()).contains("the disk is full");
            database.look();
            assertThat(database.isWritable()).as("while nothing was freed").isFalse();

            FullDisk.free();
            database.look();

            assertThat(database.isWritable()).isTrue();
            assertThat(database.trouble()).isEmpty();
            assertThat(paper.run().edition()).as("%s", paper.bean(Importer.class).last()).isPresent();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "B");
            assertThat(paper.ledger()).contains("/articles/a", "/articles/b");
        }
    }

    @Test
    void diskMayRunFullAgainAndAgain() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
            Database database = paper.bean(Database.class);
            for (int i = 0; i < 3; i++) {
                FullDisk.fill();
                paper.write("n" + i + ".md", "# N" + i + "\n\n" + i + LONG);
                assertThat(catchThrowable(paper::run)).isNotNull();
                await(database, false);
                assertThat(paper.headlines()).hasSize(1 + i);
                FullDisk.free();
                await(database, true); // later each time
                paper.run();
            }
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "N0", "N1", "N2");
        }
    }

    @Test
    void whatEndsMeanwhileIsGoneAndWhatFallsDueWaits() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n")
                    .write("ends.md", "---\ntitle: Ends\nexpires: 2026-03-11T13:00:00Z\n---\n\nText.\n")
                    .write("comes.md", "---\ntitle: Comes\ndate: 2026-03-11T14:00:00Z\n---\n\nText.\n")
                    .write("later.md", "---\ntitle: Later\nexpires: 2026-03-11T15:00:00Z\n---\n\nText.\n")
                    .run();
            Editions editions = paper.bean(Editions.class);
            Database database = paper.bean(Database.class);
            fillUp(paper);
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Ends", "Later");

            paper.pass(Duration.ofMinutes(90));
            editions.hold();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(paper.at("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(editions.isWithheld()).isFalse();

            paper.pass(Duration.ofMinutes(60));
            editions.hold();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(paper.at("/articles/comes")).isInstanceOf(PermalinkState.Unknown.class);
            assertThat(editions.isWithheld()).isFalse();

            paper.pass(Duration.ofMinutes(60));
            editions.hold();
            assertThat(editions.isWithheld()).as("something ended, behind what fell due").isTrue();

            FullDisk.free();
            database.look();
            assertThat(paper.headlines()).as("not before an edition tells").doesNotContain("Ends");
            assertThat(editions.openIfDue()).isPresent();
            assertThat(editions.isWithheld()).isFalse();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Comes");
            assertThat(paper.at("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(paper.at("/articles/later")).isInstanceOf(PermalinkState.Gone.class);
        }
    }

    @Test
    void startOnAFullDiskServesWhatIsThereAndWritesNothing() throws IOException {
        Path file = home.resolve("data/archive.mv.db");
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
        }
        byte[] before = Files.readAllBytes(file);
        byte[] ledger = Files.readAllBytes(home.resolve("data/ledger.tsv"));
        FullDisk.fill();
        try (Newsroom paper = open()) {
            Database database = paper.bean(Database.class);
            assertThat(database.isWritable()).isFalse();
            assertThat(paper.headlines()).containsExactly("A");
            paper.write("b.md", "# B\n\nText.\n");
            assertThat(paper.run().trouble().orElseThrow()).contains("the disk is full");
            paper.bean(LedgerMirror.class).mirror();
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(Files.readAllBytes(home.resolve("data/ledger.tsv"))).isEqualTo(ledger);

            FullDisk.free();
            database.look();
            assertThat(paper.run().edition()).isPresent();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "B");
        }
    }

    @Test
    void startOnAFullDiskWithoutADatabaseFailsForNowAndLeavesNothing() {
        FullDisk.fill();

        Throwable failure = catchThrowable(() -> open().close());

        assertThat(DiskFullFailureAnalyzer.in(failure)).isPresent();
        assertThat(failure).hasRootCauseMessage("No space left on device")
                .hasStackTraceContaining(UnwritableDatabaseException.class.getName());
        assertThat(home.resolve("data/archive.mv.db")).doesNotExist();
        FullDisk.free();
        try (Newsroom paper = open()) {
            assertThat(paper.write("a.md", "# A\n\nText.\n").run().edition()).isPresent();
        }
    }

    @Test
    void missingEditionIsAContradictionAtTheNextStart() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
            paper.write("a.md", "# A\n\nOther text.\n").run();
            assertThat(paper.bean(Database.class).contradiction()).isEmpty();
            paper.bean(JdbcClient.class).sql("DELETE FROM edition WHERE number = 1").update();

            paper.restart(url);

            assertThat(paper.bean(Database.class).contradiction().orElseThrow())
                    .contains("of its 2 editions, only 1", "archive.mv.db aside", "ledger");
            assertThat(paper.headlines()).containsExactly("A");
        }
    }

    @Test
    void editionThatRunsBackIsAContradictionAtTheNextStart() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
            paper.pass(Duration.ofHours(1)).write("a.md", "# A\n\nOther text.\n").run();
            paper.bean(JdbcClient.class).sql("UPDATE edition SET as_of = DATEADD(DAY, 9, as_of) WHERE number = 1").update();

            paper.restart(url);

            assertThat(paper.bean(Database.class).contradiction().orElseThrow()).contains("older than the one before");
        }
    }

    @Test
    void keyOfTheArchivesOwnThatIsThereAlreadyIsAContradictionAndAManuscriptsIsNot() {
        try (Newsroom paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").run();
            JdbcClient jdbc = paper.bean(JdbcClient.class);
            Database database = paper.bean(Database.class);

            assertThatThrownBy(() -> jdbc.sql("INSERT INTO permalink SELECT * FROM permalink").update()).isNotNull();
            assertThat(database.contradiction()).isEmpty();
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO edition SELECT * FROM edition").update()).isNotNull();
            assertThat(database.contradiction().orElseThrow()).contains("EDITION", "Stop, move");
            assertThat(database.isWritable()).isTrue();
        }
    }

    private static void fillUp(Newsroom paper) {
        FullDisk.fill();
        paper.write("much.md", "# Much\n\n" + LONG);
        assertThat(catchThrowable(paper::run)).isNotNull();
        paper.delete("much.md");
        await(paper.bean(Database.class), false);
    }

    /** The keeper looks by itself, too, and both do no harm to each other. */
    private static void await(Database database, boolean writable) {
        Waiting.await().until(() -> database.isWritable() == writable);
    }
}
