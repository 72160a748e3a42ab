package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import press.broadsheet.Trials;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A look at what the system told of finds what a look at everything finds. */
@Timeout(180)
class PartialLookTests {

    private static final String[] NAMES = {"a", "b", "c", "ä", "_drafts", ".git", "_hidden", "pages"};

    @TempDir
    Path root;

    private ContentFolder folder;
    private final Set<Path> told = new HashSet<>();

    @BeforeEach
    void open() throws IOException {
        root = root.toRealPath();
        folder = new ContentFolder(new ImporterSettings(root.toString(), true, DataSize.ofMegabytes(1), false));
    }

    @Test
    void whateverEditorsDo() throws IOException {
        Random random = new Random(7);
        FolderSnapshot last = folder.look();
        for (int round = 0; round < Trials.of(400); round++) {
            told.clear();
            for (int act = 0; act <= random.nextInt(4); act++) {
                act(random, round * 10 + act);
            }

            FolderSnapshot now = folder.look(last, told);

            String when = "round " + round + ", told of " + told;
            assertSame(now, folder.look(), when);
            assertSame(now.keeping(last), now, when);
            assertTold(now.keeping(last), last, when);
            last = now;
        }
    }

    @Test
    void whereMoreHappenedThanTheSystemCouldTell() throws IOException {
        FolderSnapshot last = folder.look();
        write(root.resolve("a/deep/er/story.md"), 1);
        write(root.resolve("b.md"), 2);

        assertSame(folder.look(last, Set.of(root)), folder.look(), "all of it");
    }

    @Test
    void atTheStartSizeAndTimeAreBelieved() throws IOException {
        write(root.resolve("a.md"), 1);
        QuietPeriod quietPeriod = new QuietPeriod(new GitIndexLock(root), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));

        assertThat(quietPeriod.next(folder.look(), Set.of())).hasValueSatisfying(folderSnapshot -> {
            assertThat(folderSnapshot.entries()).hasSize(1);
            assertThat(folderSnapshot.doubted()).isEmpty();
        });
    }

    /** As when cp -p puts an older version in its place: nobody may be there to tell of it. */
    @Test
    void otherBytesOfEqualLengthAndTimeAreSeenThoughNobodyTells() throws Exception {
        FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Path file = write(root.resolve("a.md"), 1);
        Files.setLastModifiedTime(file, time);
        FolderSnapshot before = folder.look();
        Thread.sleep(20);
        Files.writeString(file, Files.readString(file).replace('x', 'y'));
        Files.setLastModifiedTime(file, time);

        assertThat(folder.look().differing(before)).containsExactly("a.md");
    }

    @Test
    void ofTwoFilesWithOneNameOneIsReadAndTheEditorIsTold() throws IOException {
        write(root.resolve("caf\u00E9.md"), 1);
        write(root.resolve("cafe\u0301.md"), 2);
        assumeTrue(root.toFile().list().length == 2, "The file system keeps but one of them");

        FolderSnapshot folderSnapshot = folder.look();

        assertThat(folderSnapshot.entries()).extracting(Entry::path).containsExactly("caf\u00E9.md");
        assertThat(folderSnapshot.problems()).singleElement().extracting(Problem::path).isEqualTo("caf\u00E9.md");
    }

    private static void assertSame(FolderSnapshot part, FolderSnapshot whole, String when) {
        assertThat(part.entries()).as(when).isEqualTo(whole.entries());
        assertThat(part.files()).as(when).isEqualTo(whole.files());
        assertThat(part.problems()).as(when).extracting(Problem::path)
                .containsExactlyInAnyOrderElementsOf(whole.problems().stream().map(Problem::path).toList());
        assertThat(part.folders()).as(when).containsExactlyInAnyOrderElementsOf(whole.folders());
    }

    /** What changed since is named, and all else is found where it was. */
    private static void assertTold(FolderSnapshot now, FolderSnapshot last, String when) {
        Set<Entry> before = last.everything().collect(Collectors.toSet());
        Set<Entry> after = now.everything().collect(Collectors.toSet());
        assertThat(now.differing(last)).as(when).containsExactlyInAnyOrderElementsOf(
                Stream.concat(before.stream().filter(entry -> !after.contains(entry)),
                        after.stream().filter(entry -> !before.contains(entry))).map(Entry::path).collect(Collectors.toSet()));
        assertThat(now.isSameAs(last)).as(when).isEqualTo(before.equals(after));
        assertThat(now.size()).as(when).isEqualTo(now.entries().size());
        assertThat(now.entries()).as(when).allSatisfy(entry -> assertThat(now.entry(entry.path())).contains(entry));
        assertThat(now.files()).as(when).allSatisfy(entry -> assertThat(now.file(entry.path())).contains(entry));
    }

    /** As the system would tell of it: the file, or the folder that came, went or was given another name. */
    private void act(Random random, int number) throws IOException {
        Path here = any(random, true);
        Path name = here.resolve(NAMES[random.nextInt(NAMES.length)]);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> told(write(here.resolve("story-" + random.nextInt(6) + ".md"), number));
            case 3 -> told(write(here.resolve("photo.jpg"), number));
            case 4 -> {
                if (Files.notExists(name)) {
                    write(name.resolve("sub/story.md"), number);
                    told(name);
                }
            }
            case 5 -> {
                Path to = any(random, true).resolve("moved-" + number);
                if (!here.equals(root) && !to.startsWith(here)) {
                    Files.move(here, to);
                    told(here);
                    told(to);
                }
            }
            default -> {
                Path gone = any(random, random.nextInt(4) == 0);
                if (!gone.equals(root)) {
                    delete(gone);
                    told(gone);
                }
            }
        }
    }

    private void told(Path path) {
        told.add(path);
    }

    /** A folder or file that is there and, as nothing is told of others, seen. */
    private Path any(Random random, boolean isFolder) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> found = new ArrayList<>(all.filter(path -> Files.isDirectory(path) == isFolder)
                    .filter(path -> Stream.iterate(path, it -> !it.equals(root), Path::getParent)
                            .noneMatch(it -> it.getFileName().toString().matches("\\.git|_hidden")))
                    .sorted()
                    .toList());
            return found.isEmpty() ? root : found.get(random.nextInt(found.size()));
        }
    }

    private static Path write(Path file, int length) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x".repeat(length % 100 + 1));
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }
}
