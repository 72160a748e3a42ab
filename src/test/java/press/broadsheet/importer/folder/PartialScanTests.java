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
import press.broadsheet.TrialCount;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A partial scan of reported changes finds the same as a full scan. */
@Timeout(180)
class PartialScanTests {

    private static final String[] NAMES = {"a", "b", "c", "ä", "_drafts", ".git", "_hidden", "pages"};

    @TempDir
    Path root;

    private ContentFolder folder;
    private final Set<Path> report = new HashSet<>();

    @BeforeEach
    void open() throws IOException {
        root = root.toRealPath();
        folder = new ContentFolder(new ImporterSettings(root.toString(), true, DataSize.ofMegabytes(1), false));
    }

    @Test
    void partialScanEqualsFullScanAfterRandomChanges() throws IOException {
        Random random = new Random(7);
        FolderSnapshot last = folder.scan();
        for (int round = 0; round < TrialCount.of(400); round++) {
            report.clear();
            for (int act = 0; act <= random.nextInt(4); act++) {
                changeRandomly(random, round * 10 + act);
            }

            FolderSnapshot now = folder.scan(last, report);

            String when = "round " + round + ", told of " + report;
            assertSame(now, folder.scan(), when);
            assertSame(now.reusing(last), now, when);
            assertReported(now.reusing(last), last, when);
            last = now;
        }
    }

    @Test
    void partialScanEqualsFullScanAfterEventOverflow() throws IOException {
        FolderSnapshot last = folder.scan();
        write(root.resolve("a/deep/er/story.md"), 1);
        write(root.resolve("b.md"), 2);

        assertSame(folder.scan(last, Set.of(root)), folder.scan(), "all of it");
    }

    @Test
    void firstScanTrustsSizeAndTime() throws IOException {
        write(root.resolve("a.md"), 1);
        QuietPeriod quietPeriod = new QuietPeriod(new GitIndexLock(root), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));

        assertThat(quietPeriod.next(folder.scan(), Set.of())).hasValueSatisfying(folderSnapshot -> {
            assertThat(folderSnapshot.manuscripts()).hasSize(1);
            assertThat(folderSnapshot.unverifiedPaths()).isEmpty();
        });
    }

    /** As when cp -p restores an older version, without a reported event. */
    @Test
    void changedBytesOfEqualLengthAndTimeAreFoundWithoutEvents() throws Exception {
        FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Path file = write(root.resolve("a.md"), 1);
        Files.setLastModifiedTime(file, time);
        FolderSnapshot before = folder.scan();
        Thread.sleep(20);
        Files.writeString(file, Files.readString(file).replace('x', 'y'));
        Files.setLastModifiedTime(file, time);

        assertThat(folder.scan().changedPaths(before)).containsExactly("a.md");
    }

    @Test
    void unicodeDuplicateOfAFileNameIsSkippedWithAWarning() throws IOException {
        write(root.resolve("caf\u00E9.md"), 1);
        write(root.resolve("cafe\u0301.md"), 2);
        assumeTrue(root.toFile().list().length == 2, "The file system keeps but one of them");

        FolderSnapshot folderSnapshot = folder.scan();

        assertThat(folderSnapshot.manuscripts()).extracting(ContentFile::path).containsExactly("caf\u00E9.md");
        assertThat(folderSnapshot.problems()).singleElement().extracting(Problem::path).isEqualTo("caf\u00E9.md");
    }

    private static void assertSame(FolderSnapshot part, FolderSnapshot whole, String when) {
        assertThat(part.manuscripts()).as(when).isEqualTo(whole.manuscripts());
        assertThat(part.otherFiles()).as(when).isEqualTo(whole.otherFiles());
        assertThat(part.problems()).as(when).extracting(Problem::path)
                .containsExactlyInAnyOrderElementsOf(whole.problems().stream().map(Problem::path).toList());
        assertThat(part.folders()).as(when).containsExactlyInAnyOrderElementsOf(whole.folders());
    }

    /** Changed paths are reported, and all other files are found unchanged. */
    private static void assertReported(FolderSnapshot now, FolderSnapshot last, String when) {
        Set<ContentFile> before = last.allFiles().collect(Collectors.toSet());
        Set<ContentFile> after = now.allFiles().collect(Collectors.toSet());
        assertThat(now.changedPaths(last)).as(when).containsExactlyInAnyOrderElementsOf(
                Stream.concat(before.stream().filter(contentFile -> !after.contains(contentFile)),
                        after.stream().filter(contentFile -> !before.contains(contentFile))).map(ContentFile::path)
                        .collect(Collectors.toSet()));
        assertThat(now.isSameAs(last)).as(when).isEqualTo(before.equals(after));
        assertThat(now.countManuscripts()).as(when).isEqualTo(now.manuscripts().size());
        assertThat(now.manuscripts()).as(when)
                .allSatisfy(contentFile -> assertThat(now.manuscript(contentFile.path())).contains(contentFile));
        assertThat(now.otherFiles()).as(when)
                .allSatisfy(contentFile -> assertThat(now.otherFile(contentFile.path())).contains(contentFile));
    }

    /** The path that the system would report: the file, or the folder that was added, removed or renamed. */
    private void changeRandomly(Random random, int number) throws IOException {
        Path here = randomPath(random, true);
        Path name = here.resolve(NAMES[random.nextInt(NAMES.length)]);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> report(write(here.resolve("story-" + random.nextInt(6) + ".md"), number));
            case 3 -> report(write(here.resolve("photo.jpg"), number));
            case 4 -> {
                if (Files.notExists(name)) {
                    write(name.resolve("sub/story.md"), number);
                    report(name);
                }
            }
            case 5 -> {
                Path to = randomPath(random, true).resolve("moved-" + number);
                if (!here.equals(root) && !to.startsWith(here)) {
                    Files.move(here, to);
                    report(here);
                    report(to);
                }
            }
            default -> {
                Path gone = randomPath(random, random.nextInt(4) == 0);
                if (!gone.equals(root)) {
                    delete(gone);
                    report(gone);
                }
            }
        }
    }

    private void report(Path path) {
        report.add(path);
    }

    /** An existing folder or file that a scan would visit. */
    private Path randomPath(Random random, boolean isFolder) throws IOException {
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
