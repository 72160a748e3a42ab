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

/** On a full disk, published articles are served, expired ones are gone, and failed writes are repeated later. */
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
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
            DatabaseSupervisor databaseSupervisor = testPublication.bean(DatabaseSupervisor.class);
            FullDiskFileSystem.fill();
            testPublication.write("b.md", "# B\n\n" + LONG);

            assertThat(catchThrowable(testPublication::runImport)).isNotNull();

            assertThat(FullDiskFileSystem.countRefusedWrites()).isPositive();
            await(databaseSupervisor, false);
            assertThat(testPublication.headlines()).containsExactly("A");
            assertThat(testPublication.resolve("/articles/a")).isInstanceOf(PermalinkState.Live.class);
            assertThat(databaseSupervisor.unwritableReason()).contains("the disk is full (No space left on device)");
            assertThat(testPublication.runImport().failure().orElseThrow()).contains("the disk is full");
            databaseSupervisor.check();
            assertThat(databaseSupervisor.isWritable()).as("no space was freed yet").isFalse();

            FullDiskFileSystem.free();
            databaseSupervisor.check();

            assertThat(databaseSupervisor.isWritable()).isTrue();
            assertThat(databaseSupervisor.unwritableReason()).isEmpty();
            assertThat(testPublication.runImport().edition()).as("%s", testPublication.bean(Importer.class).last()).isPresent();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
            assertThat(testPublication.ledgerText()).contains("/articles/a", "/articles/b");
        }
    }

    @Test
    void diskMayFillUpRepeatedly() {
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
            DatabaseSupervisor databaseSupervisor = testPublication.bean(DatabaseSupervisor.class);
            for (int i = 0; i < 3; i++) {
                FullDiskFileSystem.fill();
                testPublication.write("n" + i + ".md", "# N" + i + "\n\n" + i + LONG);
                assertThat(catchThrowable(testPublication::runImport)).isNotNull();
                await(databaseSupervisor, false);
                assertThat(testPublication.headlines()).hasSize(1 + i);
                FullDiskFileSystem.free();
                await(databaseSupervisor, true); // with backoff
                testPublication.runImport();
            }
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "N0", "N1", "N2");
        }
    }

    @Test
    void expiredArticlesAreGoneAndScheduledOnesWait() {
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n")
                    .write("ends.md", "---\ntitle: Ends\nexpires: 2026-03-11T13:00:00Z\n---\n\nText.\n")
                    .write("comes.md", "---\ntitle: Comes\ndate: 2026-03-11T14:00:00Z\n---\n\nText.\n")
                    .write("later.md", "---\ntitle: Later\nexpires: 2026-03-11T15:00:00Z\n---\n\nText.\n")
                    .runImport();
            Editions editions = testPublication.bean(Editions.class);
            DatabaseSupervisor databaseSupervisor = testPublication.bean(DatabaseSupervisor.class);
            fillUp(testPublication);
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "Ends", "Later");

            testPublication.advanceClock(Duration.ofMinutes(90));
            editions.advanceWithoutWriting();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(testPublication.resolve("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(editions.isContentWithheld()).isFalse();

            testPublication.advanceClock(Duration.ofMinutes(60));
            editions.advanceWithoutWriting();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "Later");
            assertThat(testPublication.resolve("/articles/comes")).isInstanceOf(PermalinkState.Unknown.class);
            assertThat(editions.isContentWithheld()).isFalse();

            testPublication.advanceClock(Duration.ofMinutes(60));
            editions.advanceWithoutWriting();
            assertThat(editions.isContentWithheld()).as("an article expired after a scheduled one was due").isTrue();

            FullDiskFileSystem.free();
            databaseSupervisor.check();
            assertThat(testPublication.headlines()).as("until an edition is opened").doesNotContain("Ends");
            assertThat(editions.openIfDue()).isPresent();
            assertThat(editions.isContentWithheld()).isFalse();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "Comes");
            assertThat(testPublication.resolve("/articles/ends")).isInstanceOf(PermalinkState.Gone.class);
            assertThat(testPublication.resolve("/articles/later")).isInstanceOf(PermalinkState.Gone.class);
        }
    }

    @Test
    void startOnAFullDiskServesReadOnly() throws IOException {
        Path file = home.resolve("data/archive.mv.db");
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
        }
        byte[] before = Files.readAllBytes(file);
        byte[] ledger = Files.readAllBytes(home.resolve("data/ledger.tsv"));
        FullDiskFileSystem.fill();
        try (TestPublication testPublication = open()) {
            DatabaseSupervisor databaseSupervisor = testPublication.bean(DatabaseSupervisor.class);
            assertThat(databaseSupervisor.isWritable()).isFalse();
            assertThat(testPublication.headlines()).containsExactly("A");
            testPublication.write("b.md", "# B\n\nText.\n");
            assertThat(testPublication.runImport().failure().orElseThrow()).contains("the disk is full");
            testPublication.bean(LedgerMirror.class).mirror();
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(Files.readAllBytes(home.resolve("data/ledger.tsv"))).isEqualTo(ledger);

            FullDiskFileSystem.free();
            databaseSupervisor.check();
            assertThat(testPublication.runImport().edition()).isPresent();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
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
        try (TestPublication testPublication = open()) {
            assertThat(testPublication.write("a.md", "# A\n\nText.\n").runImport().edition()).isPresent();
        }
    }

    @Test
    void missingEditionIsReportedAsCorruptionAtTheNextStart() {
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
            testPublication.write("a.md", "# A\n\nOther text.\n").runImport();
            assertThat(testPublication.bean(DatabaseSupervisor.class).corruption()).isEmpty();
            testPublication.bean(JdbcClient.class).sql("DELETE FROM edition WHERE number = 1").update();

            testPublication.restart(url);

            assertThat(testPublication.bean(DatabaseSupervisor.class).corruption().orElseThrow())
                    .contains("only 1 of 2 editions", "archive.mv.db away", "ledger");
            assertThat(testPublication.headlines()).containsExactly("A");
        }
    }

    @Test
    void editionOlderThanItsPredecessorIsReportedAsCorruption() {
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
            testPublication.advanceClock(Duration.ofHours(1)).write("a.md", "# A\n\nOther text.\n").runImport();
            testPublication.bean(JdbcClient.class)
                    .sql("UPDATE edition SET as_of = DATEADD(DAY, 9, as_of) WHERE number = 1")
                    .update();

            testPublication.restart(url);

            assertThat(testPublication.bean(DatabaseSupervisor.class).corruption().orElseThrow())
                    .contains("older than the one before");
        }
    }

    @Test
    void duplicateGeneratedKeyIsCorruptionAndDuplicateManuscriptKeyIsNot() {
        try (TestPublication testPublication = open()) {
            testPublication.write("a.md", "# A\n\nText.\n").runImport();
            JdbcClient jdbc = testPublication.bean(JdbcClient.class);
            DatabaseSupervisor databaseSupervisor = testPublication.bean(DatabaseSupervisor.class);

            assertThatThrownBy(() -> jdbc.sql("INSERT INTO permalink SELECT * FROM permalink").update()).isNotNull();
            assertThat(databaseSupervisor.corruption()).isEmpty();
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO edition SELECT * FROM edition").update()).isNotNull();
            assertThat(databaseSupervisor.corruption().orElseThrow()).contains("EDITION", "Stop Broadsheet, move");
            assertThat(databaseSupervisor.isWritable()).isTrue();
        }
    }

    private static void fillUp(TestPublication testPublication) {
        FullDiskFileSystem.fill();
        testPublication.write("much.md", "# Much\n\n" + LONG);
        assertThat(catchThrowable(testPublication::runImport)).isNotNull();
        testPublication.delete("much.md");
        await(testPublication.bean(DatabaseSupervisor.class), false);
    }

    /** The background check runs at the same time; both must not disturb each other. */
    private static void await(DatabaseSupervisor databaseSupervisor, boolean writable) {
        LongAwait.await().until(() -> databaseSupervisor.isWritable() == writable);
    }
}
