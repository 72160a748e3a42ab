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
import press.broadsheet.importer.folder.ContentFolder.ContentFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An unchanged folder costs next to nothing, and changes are found. */
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
        directoryWatcher = DirectoryWatcher.start();
        folderMonitor = new FolderMonitor(
                new ContentFolder(new ImporterSettings(content.toString(), true, DataSize.ofMegabytes(1), false)),
                directoryWatcher);
    }

    @AfterEach
    void close() {
        folderMonitor.close();
    }

    @Test
    void fullyWatchedFolderIsNotScannedAgain() throws Exception {
        FolderSnapshot first = settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");
        write("b.md");

        assertThat(folderMonitor.scan(Set.of())).as("no change was reported").isSameAs(first);
        assertThat(paths(folderMonitor.scan(folderMonitor.awaitChanges(LONG)))).containsExactly("a.md", "b.md");
    }

    /** The system watches inodes, not names: a replaced folder needs a new watch. */
    @Test
    void replacedFolderIsWatched() throws Exception {
        Files.createDirectories(home.resolve("content/old"));
        write("old/b.md");
        settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");
        Files.move(home.resolve("content/old"), home.resolve("content/moved"));
        settle();
        Files.createDirectories(home.resolve("content/old"));
        write("old/c.md");
        settle();
        write("old/d.md");
        assertThat(paths(folderMonitor.scan(folderMonitor.awaitChanges(LONG)))).containsExactly("a.md", "moved/b.md", "old/c.md",
                "old/d.md");
        settle(); // writing a file causes several events
        write("moved/e.md");

        assertThat(folderMonitor.awaitChanges(LONG)).containsExactly(home.toRealPath().resolve("content/moved/e.md"));
    }

    @Test
    void replacedContentFolderIsWatched() throws Exception {
        settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");
        Path content = home.resolve("content");
        Files.createDirectory(home.resolve("next"));
        Files.move(content, home.resolve("before"));
        Files.move(home.resolve("next"), content);
        settle();
        write("b.md");

        assertThat(paths(folderMonitor.scan(folderMonitor.awaitChanges(LONG)))).containsExactly("b.md");
    }

    @Test
    void targetOfASymlinkIsWatched() throws Exception {
        Files.createDirectory(home.resolve("content/_shared"));
        write("_shared/b.md");
        Files.createSymbolicLink(home.resolve("content/b.md"), Path.of("_shared/b.md"));
        settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");
        Files.writeString(home.resolve("content/_shared/b.md"), "Other words.\n");

        assertThat(folderMonitor.awaitChanges(LONG)).containsExactly(home.toRealPath().resolve("content/_shared/b.md"));
    }

    /** Created and deleted during a scan. */
    @Test
    void deletedFolderDoesNotStopWatchingOthers() throws Exception {
        settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");

        directoryWatcher.watch(Map.of(home.toRealPath().resolve("content/gone"), Optional.empty()));

        assertThat(directoryWatcher.seesAllChanges()).isTrue();
    }

    /** Created, with a file in it, while other folders are still being scanned. */
    @Test
    void newFolderIsRescannedOnceWatched() throws Exception {
        settle();
        assumeTrue(directoryWatcher.seesAllChanges(), "The folder for temporary files is on no disk of this machine's own");
        for (int folder = 0; folder < 40; folder++) {
            String name = "new" + folder + "/deep/er";
            Files.createDirectories(home.resolve("content").resolve(name));
            Thread writer = Thread.ofVirtual().start(() -> write(name + "/b.md"));
            boolean seen = folderMonitor.scan(folderMonitor.awaitChanges(LONG)).manuscript(name + "/b.md").isPresent();
            writer.join();
            while (!seen) {
                Set<Path> changes = folderMonitor.awaitChanges(LOST);
                assertThat(changes).as("reported, but not found in " + name).isNotEmpty();
                seen = folderMonitor.scan(changes).manuscript(name + "/b.md").isPresent();
            }
            folderMonitor.markQuiet();
        }
    }

    @Test
    void unwatchedFolderIsScannedAtEveryInterval() throws Exception {
        directoryWatcher.close();
        directoryWatcher = DirectoryWatcher.NONE;
        folderMonitor = new FolderMonitor(
                new ContentFolder(new ImporterSettings(home.resolve("content").toString(), true, DataSize.ofMegabytes(1), false)),
                directoryWatcher);
        settle();
        write("b.md");

        Thread.sleep(folderMonitor.scanInterval());

        assertThat(paths(folderMonitor.scan(Set.of()))).containsExactly("a.md", "b.md");
    }

    /** Scans until there are no more changes. */
    private FolderSnapshot settle() throws InterruptedException {
        folderMonitor.scan(folderMonitor.awaitChanges(Duration.ZERO));
        folderMonitor.markQuiet();
        Thread.sleep(folderMonitor.scanInterval());
        FolderSnapshot folderSnapshot = folderMonitor.scan(folderMonitor.awaitChanges(Duration.ZERO));
        folderMonitor.markQuiet();
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
        return folderSnapshot.manuscripts().stream().map(ContentFile::path).toList();
    }
}
