package press.broadsheet.archive.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import press.broadsheet.TrialCount;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A damaged database is reported with a remedy, or what is left of it is served or reported as inconsistent. */
@Timeout(120)
class DamagedDatabaseTests {

    @TempDir
    private Path home;

    static Stream<Named<UnaryOperator<byte[]>>> damage() {
        Stream<Named<UnaryOperator<byte[]>>> always = Stream.of(
                Named.of("zeros", file -> new byte[file.length]),
                Named.of("its first half", file -> Arrays.copyOf(file, file.length / 2)),
                Named.of("random bytes after the headers", file -> overwrite(file, randomBytes(file.length - 8192), 8192)));
        return TrialCount.isFullRun() ? Stream.concat(always, more()) : always;
    }

    private static Stream<Named<UnaryOperator<byte[]>>> more() {
        return Stream.of(
                Named.of("text", file -> "This is no database.\n".repeat(500).getBytes(StandardCharsets.UTF_8)),
                Named.of("its last half", file -> Arrays.copyOfRange(file, file.length / 2, file.length)),
                Named.of("a hundred bytes", file -> Arrays.copyOf(file, 100)),
                Named.of("both headers zero", file -> overwrite(file, new byte[8192], 0)),
                Named.of("everything but the headers zero", file -> overwrite(file, new byte[file.length - 8192], 8192)),
                Named.of("random bytes", file -> randomBytes(file.length)),
                Named.of("2000 random bytes in twenty places", file -> {
                    for (int i = 1; i <= 20; i++) {
                        overwrite(file, randomBytes(2000), file.length / 21 * i);
                    }
                    return file;
                }));
    }

    @ParameterizedTest
    @MethodSource("damage")
    void damageIsReportedWithAWorkingRemedy(UnaryOperator<byte[]> damage) throws IOException {
        String url = "spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive");
        Path file = home.resolve("data/archive.mv.db");
        try (TestPublication publication = new TestPublication(home, url)) {
            for (int i = 0; i < 30; i++) {
                publication.write("a" + i + ".md", "# A " + i + "\n\n" + ("Words of " + i + ". ").repeat(300));
            }
            publication.runImport();
        }
        Files.write(file, damage.apply(Files.readAllBytes(file)));

        Throwable failure = catchThrowable(() -> {
            try (TestPublication publication = new TestPublication(home, url)) { // H2 recovers the last intact version, which may be empty
                assertServed(publication);
            }
        });

        if (failure != null) {
            assertThat(DiskFullFailureAnalyzer.causes(failure).filter(SQLException.class::isInstance)
                    .map(SQLException.class::cast)
                    .filter(it -> it instanceof DamagedDatabaseException || DatabaseFailure.of(it) == DatabaseFailure.CORRUPT))
                    .as(() -> "reported: " + failure).isNotEmpty();
        }
        Files.move(file, home.resolve("data/damaged"));
        try (TestPublication publication = new TestPublication(home, url)) {
            publication.runImport();
            assertThat(publication.bean(Permalinks.class).resolve("/articles/a1")).isInstanceOf(PermalinkState.Live.class);
        }
    }

    /** Either everything is served, or the database reports that it is inconsistent. */
    private static void assertServed(TestPublication publication) {
        try {
            assertThat(publication.runImport().failure()).isEmpty();
            for (int i = 0; i < 30; i++) {
                assertThat(publication.resolve("/articles/a" + i)).isInstanceOf(PermalinkState.Live.class);
            }
        } catch (DataAccessException | TransactionException unreadable) {
            assertThat(publication.bean(DatabaseSupervisor.class).corruption().orElseThrow()).contains("archive.mv.db away");
        }
    }

    private static byte[] overwrite(byte[] file, byte[] patch, int at) {
        System.arraycopy(patch, 0, file, at, Math.min(patch.length, file.length - at));
        return file;
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1848).nextBytes(bytes);
        return bytes;
    }
}
