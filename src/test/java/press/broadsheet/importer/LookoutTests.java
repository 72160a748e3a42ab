package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import press.broadsheet.importer.SourceFolder.Entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A folder that nobody touches costs next to nothing, and what somebody touches is seen. */
@Timeout(60)
class LookoutTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private Watch watch = Watch.NONE;
    private Lookout lookout;

    @BeforeEach
    void open() throws IOException {
        Path content = Files.createDirectories(home.toRealPath().resolve("content"));
        write("a.md");
        watch = Watch.begin();
        lookout = new Lookout(
                new SourceFolder(new ImporterSettings(content.toString(), true, DataSize.ofMegabytes(1), false)), watch);
    }

    @AfterEach
    void close() {
        lookout.close();
    }

    @Test
    void folderOfWhichTheSystemTellsAllIsNotListedAgain() throws Exception {
        Look first = settle();
        assumeTrue(watch.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        write("b.md");

        assertThat(lookout.look(Set.of())).as("nobody has told").isSameAs(first);
        assertThat(paths(lookout.look(lookout.news(LONG)))).containsExactly("a.md", "b.md");
    }

    @Test
    void newFolderIsListedOnceMoreThanItIsTold() throws Exception {
        settle();
        Files.createDirectory(home.resolve("content/new"));
        lookout.look(lookout.news(LONG));
        write("new/b.md");
        lookout.calm();

        Thread.sleep(lookout.round());

        assertThat(paths(lookout.look(Set.of()))).containsExactly("a.md", "new/b.md");
    }

    @Test
    void whereNobodyTellsOfChangesTheFolderIsListedEachRound() throws Exception {
        watch.close();
        watch = Watch.NONE;
        lookout = new Lookout(
                new SourceFolder(new ImporterSettings(home.resolve("content").toString(), true, DataSize.ofMegabytes(1), false)),
                watch);
        settle();
        write("b.md");

        Thread.sleep(lookout.round());

        assertThat(paths(lookout.look(Set.of()))).containsExactly("a.md", "b.md");
    }

    /** Looks until nothing is new any more. */
    private Look settle() throws InterruptedException {
        lookout.look(Set.of());
        lookout.calm();
        Thread.sleep(lookout.round());
        Look look = lookout.look(Set.of());
        lookout.calm();
        return look;
    }

    private void write(String path) throws IOException {
        Files.writeString(home.resolve("content").resolve(path), "Words.\n");
    }

    private static List<String> paths(Look look) {
        return look.entries().stream().map(Entry::path).toList();
    }
}
