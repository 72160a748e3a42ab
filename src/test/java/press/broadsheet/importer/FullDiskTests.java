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
import press.broadsheet.LongAwait;
import press.broadsheet.archive.FullDiskFileSystem;
import press.broadsheet.archive.database.DatabaseSupervisor;
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
    void createFolder() {
        url = "spring.datasource.url=" + FullDiskFileSystem.url(home.resolve("data/archive"));
    }

    @AfterEach
    void free() {
        FullDiskFileSystem.free();
    }

    private TestPublication open() {
        return new TestPublication(home, url);
    }

    @Test
    void importWithoutSpaceKeepsServingAndIsRetried() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
            DatabaseSupervisor databaseSupervisor = paper.bean(DatabaseSupervisor.class);
            FullDiskFileSystem.fill();
            paper.write("b.md", "# B\n\n" + LONG);

            assertThat(catchThrowable(paper::runImport)).isNotNull();

            assertThat(FullDiskFileSystem.countRefusedWrites()).isPositive();
            await(databaseSupervisor, false);
            assertThat(paper.headlines()).containsExactly("A");
            assertThat(paper.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
            assertThat(databaseSupervisor.unwritableReason()).contains("the disk is full (No space left on device)");
            assertThat(paper.runImport().failure().orElseThrow()).contains("the disk is full");
            databaseSupervisor.check();
            assertThat(databaseSupervisor.isWritable()).as("while nothing was freed").isFalse();

            FullDiskFileSystem.free();
            databaseSupervisor.check();

            assertThat(databaseSupervisor.isWritable()).isTrue();
            assertThat(databaseSupervisor.unwritableReason()).isEmpty();
            assertThat(paper.runImport().edition()).as("%s", paper.bean(Importer.class).last()).isPresent();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "B");
            assertThat(paper.ledgerText()).contains("/articles/a", "/articles/b");
        }
    }

    @Test
    void diskMayFillUpRepeatedly() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
            DatabaseSupervisor databaseSupervisor = paper.bean(DatabaseSupervisor.class);
            for (int i = 0; i < 3; i++) {
                FullDiskFileSystem.fill();
                paper.write("n" + i + ".md", "# N" + i + "\n\n" + i + LONG);
                assertThat(catchThrowable(paper::runImport)).isNotNull();
                await(databaseSupervisor, false);
                assertThat(paper.headlines()).hasSize(1 + i);
                FullDiskFileSystem.free();
                await(databaseSupervisor, true); // later each time
                paper.runImport();
            }
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "N0", "N1", "N2");
        }
    }

    @Test
    void expiredArticlesAreGoneAndScheduledOnesWait() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n")
                    .write("ends.md", "---\ntitle: Ends\nexpires: 2026-03-11T13:00:00Z\n---\n\nText.\n")
                    .write("comes.md", "---\ntitle: Comes\ndate: 2026-03-11T14:00:00Z\n---\n\nText.\n")
                    .write("later.md", "---\ntitle: Later\nexpires: 2026-03-11T15:00:00Z\n---\n\nText.\n")
                    .runImport();
            Editions editions = paper.bean(Editions.class);
            DatabaseSupervisor databaseSupervisor = paper.bean(DatabaseSupervisor.class);
            fillUp(paper);
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Ends", "Later");

            paper.advanceClock(Duration.ofMinutes(90));
            editions.advanceWithoutWriting();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(paper.resolve("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(editions.isContentWithheld()).isFalse();

            paper.advanceClock(Duration.ofMinutes(60));
            editions.advanceWithoutWriting();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(paper.resolve("/articles/comes")).isInstanceOf(PermalinkState.Unknown.class);
            assertThat(editions.isContentWithheld()).isFalse();

            paper.advanceClock(Duration.ofMinutes(60));
            editions.advanceWithoutWriting();
            assertThat(editions.isContentWithheld()).as("something ended, behind what fell due").isTrue();

            FullDiskFileSystem.free();
            databaseSupervisor.check();
            assertThat(paper.headlines()).as("not before an edition tells").doesNotContain("Ends");
            assertThat(editions.openIfDue()).isPresent();
            assertThat(editions.isContentWithheld()).isFalse();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "Comes");
            assertThat(paper.resolve("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(paper.resolve("/articles/later")).isInstanceOf(PermalinkState.Gone.class);
        }
    }

    @Test
    void startOnAFullDiskServesReadOnly() throws IOException {
        Path file = home.resolve("data/archive.mv.db");
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
        }
        byte[] before = Files.readAllBytes(file);
        byte[] ledger = Files.readAllBytes(home.resolve("data/ledger.tsv"));
        FullDiskFileSystem.fill();
        try (TestPublication paper = open()) {
            DatabaseSupervisor databaseSupervisor = paper.bean(DatabaseSupervisor.class);
            assertThat(databaseSupervisor.isWritable()).isFalse();
            assertThat(paper.headlines()).containsExactly("A");
            paper.write("b.md", "# B\n\nText.\n");
            assertThat(paper.runImport().failure().orElseThrow()).contains("the disk is full");
            paper.bean(LedgerMirror.class).mirror();
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(Files.readAllBytes(home.resolve("data/ledger.tsv"))).isEqualTo(ledger);

            FullDiskFileSystem.free();
            databaseSupervisor.check();
            assertThat(paper.runImport().edition()).isPresent();
            assertThat(paper.headlines()).containsExactlyInAnyOrder("A", "B");
        }
    }

    @Test
    void startOnAFullDiskWithoutADatabaseFailsAndLeavesNoFile() {
        FullDiskFileSystem.fill();

        Throwable failure = catchThrowable(() -> open().close());

        assertThat(DiskFullFailureAnalyzer.findDiskFull(failure)).isPresent();
        assertThat(failure).hasRootCauseMessage("No space left on device")
                .hasStackTraceContaining(UnwritableDatabaseException.class.getName());
        assertThat(home.resolve("data/archive.mv.db")).doesNotExist();
        FullDiskFileSystem.free();
        try (TestPublication paper = open()) {
            assertThat(paper.write("a.md", "# A\n\nText.\n").runImport().edition()).isPresent();
        }
    }

    @Test
    void missingEditionIsReportedAsCorruptionAtTheNextStart() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
            paper.write("a.md", "# A\n\nOther text.\n").runImport();
            assertThat(paper.bean(DatabaseSupervisor.class).corruption()).isEmpty();
            paper.bean(JdbcClient.class).sql("DELETE FROM edition WHERE number = 1").update();

            paper.restart(url);

            assertThat(paper.bean(DatabaseSupervisor.class).corruption().orElseThrow())
                    .contains("only 1 of 2 editions", "archive.mv.db away", "ledger");
            assertThat(paper.headlines()).containsExactly("A");
        }
    }

    @Test
    void editionOlderThanItsPredecessorIsReportedAsCorruption() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
            paper.advanceClock(Duration.ofHours(1)).write("a.md", "# A\n\nOther text.\n").runImport();
            paper.bean(JdbcClient.class).sql("UPDATE edition SET as_of = DATEADD(DAY, 9, as_of) WHERE number = 1").update();

            paper.restart(url);

            assertThat(paper.bean(DatabaseSupervisor.class).corruption().orElseThrow()).contains("older than the one before");
        }
    }

    @Test
    void duplicateGeneratedKeyIsCorruptionAndDuplicateManuscriptKeyIsNot() {
        try (TestPublication paper = open()) {
            paper.write("a.md", "# A\n\nText.\n").runImport();
            JdbcClient jdbc = paper.bean(JdbcClient.class);
            DatabaseSupervisor databaseSupervisor = paper.bean(DatabaseSupervisor.class);

            assertThatThrownBy(() -> jdbc.sql("INSERT INTO permalink SELECT * FROM permalink").update()).isNotNull();
            assertThat(databaseSupervisor.corruption()).isEmpty();
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO edition SELECT * FROM edition").update()).isNotNull();
            assertThat(databaseSupervisor.corruption().orElseThrow()).contains("EDITION", "Stop Broadsheet, move");
            assertThat(databaseSupervisor.isWritable()).isTrue();
        }
    }

    private static void fillUp(TestPublication paper) {
        FullDiskFileSystem.fill();
        paper.write("much.md", "# Much\n\n" + LONG);
        assertThat(catchThrowable(paper::runImport)).isNotNull();
        paper.delete("much.md");
        await(paper.bean(DatabaseSupervisor.class), false);
    }

    /** The keeper looks by itself, too, and both do no harm to each other. */
    private static void await(DatabaseSupervisor databaseSupervisor, boolean writable) {
        LongAwait.await().until(() -> databaseSupervisor.isWritable() == writable);
    }
}
