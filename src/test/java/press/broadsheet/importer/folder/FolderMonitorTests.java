package press.broadsheet.importer.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import press.broadsheet.importer.folder.ContentFolder.Entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A folder that nobody touches costs next to nothing, and what somebody touches is seen. */
@Timeout(180)
class FolderMonitorTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration LOST = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private DirectoryWatcher directoryWatcher = DirectoryWatcher.NONE;
    private FolderMonitor folderMonitor;

    @BeforeEach
    void open() throws IOException {
        Path content = Files.createDirectories(home.toRealPath().resolve("content"));
        write("a.md");
        directoryWatcher = DirectoryWatcher.begin();
        folderMonitor = new FolderMonitor(
                new ContentFolder(new ImporterSettings(content.toString(), true, DataSize.ofMegabytes(1), false)), directoryWatcher);
    }

    @AfterEach
    void close() {
        folderMonitor.close();
    }

    @Test
    void folderOfWhichTheSystemTellsAllIsNotListedAgain() throws Exception {
        FolderSnapshot first = settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        write("b.md");

        assertThat(folderMonitor.look(Set.of())).as("nobody has told").isSameAs(first);
        assertThat(paths(folderMonitor.look(folderMonitor.news(LONG)))).containsExactly("a.md", "b.md");
    }

    /** A system watches folders, not names: another folder under a name is to be watched anew. */
    @Test
    void folderThatTookAnothersPlaceIsToldOf() throws Exception {
        Files.createDirectories(home.resolve("content/old"));
        write("old/b.md");
        settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        Files.move(home.resolve("content/old"), home.resolve("content/moved"));
        settle();
        Files.createDirectories(home.resolve("content/old"));
        write("old/c.md");
        settle();
        write("old/d.md");
        assertThat(paths(folderMonitor.look(folderMonitor.news(LONG)))).containsExactly("a.md", "moved/b.md", "old/c.md", "old/d.md");
        settle(); // of a file that is written, more than one event tells
        write("moved/e.md");

        assertThat(folderMonitor.news(LONG)).containsExactly(home.toRealPath().resolve("content/moved/e.md"));
    }

    @Test
    void contentFolderThatTookAnothersPlaceIsToldOf() throws Exception {
        settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        Path content = home.resolve("content");
        Files.createDirectory(home.resolve("next"));
        Files.move(content, home.resolve("before"));
        Files.move(home.resolve("next"), content);
        settle();
        write("b.md");

        assertThat(paths(folderMonitor.look(folderMonitor.news(LONG)))).containsExactly("b.md");
    }

    @Test
    void fileIsToldOfWhereALinkLeadsTo() throws Exception {
        Files.createDirectory(home.resolve("content/_shared"));
        write("_shared/b.md");
        Files.createSymbolicLink(home.resolve("content/b.md"), Path.of("_shared/b.md"));
        settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        Files.writeString(home.resolve("content/_shared/b.md"), "Other words.\n");

        assertThat(folderMonitor.news(LONG)).containsExactly(home.toRealPath().resolve("content/_shared/b.md"));
    }

    /** It came and went while it was looked at. */
    @Test
    void folderThatWentAwayLeavesTheRestToldOf() throws Exception {
        settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");

        directoryWatcher.cover(Map.of(home.toRealPath().resolve("content/gone"), Optional.empty()));

        assertThat(directoryWatcher.tellsAll()).isTrue();
    }

    /** As when it is made, and a file put into it, while others are still looked at. */
    @Test
    void newFolderIsLookedIntoAgainOnceItIsWatched() throws Exception {
        settle();
        assumeTrue(directoryWatcher.tellsAll(), "The folder for temporary files is on no disk of this machine's own");
        for (int folder = 0; folder < 40; folder++) {
            String name = "new" + folder + "/deep/er";
            Files.createDirectories(home.resolve("content").resolve(name));
            Thread writer = Thread.ofVirtual().start(() -> write(name + "/b.md"));
            boolean seen = folderMonitor.look(folderMonitor.news(LONG)).entry(name + "/b.md").isPresent();
            writer.join();
            while (!seen) {
                Set<Path> told = folderMonitor.news(LOST);
                assertThat(told).as("told of what was not seen in " + name).isNotEmpty();
                seen = folderMonitor.look(told).entry(name + "/b.md").isPresent();
            }
            folderMonitor.calm();
        }
    }

    @Test
    void whereNobodyTellsOfChangesTheFolderIsListedEachRound() throws Exception {
        directoryWatcher.close();
        directoryWatcher = DirectoryWatcher.NONE;
        folderMonitor = new FolderMonitor(
                new ContentFolder(new ImporterSettings(home.resolve("content").toString(), true, DataSize.ofMegabytes(1), false)),
                directoryWatcher);
        settle();
        write("b.md");

        Thread.sleep(folderMonitor.round());

        assertThat(paths(folderMonitor.look(Set.of()))).containsExactly("a.md", "b.md");
    }

    /** Looks until nothing is new any more. */
    private FolderSnapshot settle() throws InterruptedException {
        folderMonitor.look(folderMonitor.news(Duration.ZERO));
        folderMonitor.calm();
        Thread.sleep(folderMonitor.round());
        FolderSnapshot folderSnapshot = folderMonitor.look(folderMonitor.news(Duration.ZERO));
        folderMonitor.calm();
        return folderSnapshot;
    }

    private void write(String path) {
        try {
            Files.writeString(home.resolve("content").resolve(path), "Words.\n");
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static List<String> paths(FolderSnapshot folderSnapshot) {
        return folderSnapshot.entries().stream().map(Entry::path).toList();
    }
}
