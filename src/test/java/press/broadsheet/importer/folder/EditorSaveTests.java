package press.broadsheet.importer.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;
import press.broadsheet.Broadsheet;
import press.broadsheet.LongAwait;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** However a program saves a file, it is published completely, once, and without temporary files. */
class EditorSaveTests {

    @TempDir
    private Path home;

    private Path folder;
    private ConfigurableApplicationContext site;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectories(home.resolve("content"));
        Files.writeString(folder.resolve("a.md"), text("First"));
        site = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run("--logging.level.root=ERROR",
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"),
                        "--broadsheet.importer.folder=" + folder);
        assertThat(headlines()).containsExactly("First");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    /** The system calls of vim 9, by strace: a probe, a swap file, the old version renamed, the new one under its name. */
    @Test
    void vimSavesOnce() throws Exception {
        long before = edition();
        Files.writeString(folder.resolve(".a.md.swp"), "b0VIM 9.0");
        Files.createFile(folder.resolve("4913"));
        Files.delete(folder.resolve("4913"));
        Files.move(folder.resolve("a.md"), folder.resolve("a.md~"));
        writeSlowly("a.md", text("Second"));
        Files.delete(folder.resolve("a.md~"));

        await("Second");
        Files.delete(folder.resolve(".a.md.swp"));
        assertThatNothingFollows(before + 1);
    }

    /** Truncates the file and rewrites it. */
    @Test
    void visualStudioCodeSavesOnce() throws Exception {
        long before = edition();
        writeSlowly("a.md", text("Second"));

        await("Second");
        assertThatNothingFollows(before + 1);
    }

    /** Like the editors of GNOME, KDE and JetBrains, and Word. */
    @Test
    void fileSavedByRenamingIsLiveWithoutItsTemporaryFiles() throws Exception {
        long before = edition();
        for (String scratch : List.of(".goutputstream-ABC123.md", "#a.md#", ".#a.md", "~$a.md", "a.md___jb_tmp___",
                "a.md.sb-1a2b3c4d-XyZaBc", "b.md.part", "c.md.tmp")) {
            Files.writeString(folder.resolve(scratch), text("Scratch " + scratch));
        }
        Files.move(folder.resolve("a.md___jb_tmp___"), folder.resolve("a.md"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        await("Scratch a.md___jb_tmp___");
        assertThatNothingFollows(before + 1);
    }

    @Test
    void slowlyCopiedFileIsLiveWhenComplete() throws Exception {
        long before = edition();
        try (OutputStream file = Files.newOutputStream(folder.resolve("b.md"))) {
            for (String part : List.of("---\ntitle: Slow", "ly copied\n---\n\n", "One. ", "Two. ", "Three. ", "Four.\n")) {
                file.write(part.getBytes(StandardCharsets.UTF_8));
                Thread.sleep(60);
            }
        }

        await("First", "Slowly copied");
        assertThatNothingFollows(before + 1);
    }

    /** An endless copy must not delay the other files. */
    @Test
    void unfinishedCopyDelaysOthersOnlyBriefly() throws Exception {
        Files.writeString(folder.resolve("b.md"), text("Beside it"));
        Thread copier = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted() && append("c.md")) {
                // continues until the other article is live
            }
        });
        try {
            await("Beside it", "First");
        } finally {
            copier.interrupt();
            copier.join();
        }
        await("Beside it", "First", "Still copied");
    }

    @Test
    void correctionOfEqualLengthAndTimeIsLive() throws Exception {
        FileTime time = FileTime.from(Instant.now().minusSeconds(60));
        Files.writeString(folder.resolve("b.md"), text("Pubic affairs"));
        Files.setLastModifiedTime(folder.resolve("b.md"), time);
        await("First", "Pubic affairs");

        try (OutputStream file = Files.newOutputStream(folder.resolve("b.md"), StandardOpenOption.WRITE)) {
            file.write(text("Punic affairs").getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(folder.resolve("b.md"), time);

        await("First", "Punic affairs");
    }

    @Test
    void newFolderIsWatchedWithItsContents() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("world/asia"));
        Files.writeString(deep.resolve("b.md"), text("Deep"));
        await("Deep", "First");
        Files.writeString(deep.resolve("b.md"), text("Deeper"));
        await("Deeper", "First");
        Files.move(folder.resolve("world"), folder.resolve("globe"));
        Files.writeString(folder.resolve("globe/asia/c.md"), text("Moved"));

        await("Deeper", "First", "Moved");
    }

    @Test
    void rsyncSavesOnce() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/rsync")), "No rsync: install it");
        Path source = Files.createDirectories(home.resolve("source"));
        Files.writeString(source.resolve("a.md"), text("Second"));
        Files.setLastModifiedTime(source.resolve("a.md"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.writeString(source.resolve("b.md"), text("Third"));
        long before = edition();

        run(home, "rsync", "--archive", source + "/", folder + "/");

        await("Second", "Third");
        assertThatNothingFollows(before + 1);
    }

    @Test
    void gitCheckoutIsOneEdition() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "No git: install it");
        git("init", "--quiet", "--initial-branch=old");
        commitArticles("Old");
        git("checkout", "--quiet", "-b", "new");
        commitArticles("New");
        await(articles("New"));
        long before = edition();

        git("checkout", "--quiet", "old");

        await(articles("Old"));
        assertThatNothingFollows(before + 1);
    }

    /** A checkout that takes long is detected by its lock. */
    @Test
    void nothingIsImportedWhileGitHoldsItsLock() throws Exception {
        Path lock = Files.createDirectories(home.resolve(".git")).resolve("index.lock");
        Files.createFile(lock);
        Files.writeString(folder.resolve("b.md"), text("Half a checkout"));
        Thread.sleep(Duration.ofSeconds(3));
        assertThat(headlines()).containsExactly("First");

        Files.writeString(folder.resolve("c.md"), text("The other half"));
        Files.delete(lock);

        await("First", "Half a checkout", "The other half");
    }

    /** A deployed content folder is often a symbolic link. */
    @Test
    void workTreeLockIsFoundThroughASymlink() throws Exception {
        Path tree = Files.createDirectories(home.resolve("tree/content")).getParent();
        Files.createDirectory(tree.resolve(".git"));
        GitIndexLock gitIndexLock = new GitIndexLock(Files.createSymbolicLink(home.resolve("link"), tree.resolve("content")));
        assertThat(gitIndexLock.findLock()).isEmpty();

        Files.createFile(tree.resolve(".git/index.lock"));

        assertThat(gitIndexLock.findLock()).isPresent();
    }

    @Test
    void staleGitLockIsAwaitedOnce() throws Exception {
        Path tree = Files.createDirectories(home.resolve("tree"));
        Files.createFile(Files.createDirectory(tree.resolve(".git")).resolve("index.lock"));
        ContentFolder source = new ContentFolder(new ImporterSettings(tree.toString(), true, DataSize.ofMegabytes(1), false));
        Duration patience = Duration.ofMillis(500);
        QuietPeriod quietPeriod = new QuietPeriod(new GitIndexLock(tree), Clock.systemUTC(), patience);
        Files.writeString(tree.resolve("a.md"), text("First of all"));
        assertThat(quietPeriod.next(source.scan(), Set.of())).isEmpty();
        assertThat(quietPeriod.next(source.scan(), Set.of())).as("git may still be running").isEmpty();
        Thread.sleep(patience.plusMillis(100));
        assertThat(quietPeriod.next(source.scan(), Set.of())).as("the lock may just have been released").isEmpty();
        FolderSnapshot first = quietPeriod.next(source.scan(), Set.of()).orElseThrow();
        quietPeriod.imported(first);

        Files.writeString(tree.resolve("b.md"), text("A save like any other"));
        assertThat(quietPeriod.next(source.scan(), Set.of())).as("seen once").isEmpty();
        assertThat(quietPeriod.next(source.scan(), Set.of()))
                .hasValueSatisfying(folderSnapshot -> assertThat(folderSnapshot.countManuscripts()).isEqualTo(2));
    }

    /** Git may finish between a scan and the check of its lock: that scan saw only half of the files. */
    @Test
    void scanFromBeforeTheEndOfACheckoutIsNotImported() throws Exception {
        Path tree = Files.createDirectories(home.resolve("tree"));
        Path lock = Files.createDirectory(tree.resolve(".git")).resolve("index.lock");
        ContentFolder source = new ContentFolder(new ImporterSettings(tree.toString(), true, DataSize.ofMegabytes(1), false));
        QuietPeriod quietPeriod = new QuietPeriod(new GitIndexLock(tree), Clock.systemUTC());
        Files.createFile(lock);
        Files.writeString(tree.resolve("a.md"), text("Half a checkout"));
        assertThat(quietPeriod.next(source.scan(), Set.of())).isEmpty();
        FolderSnapshot half = source.scan();
        Files.writeString(tree.resolve("b.md"), text("The other half"));
        Files.delete(lock);

        assertThat(quietPeriod.next(half, Set.of())).as("scanned before git finished").isEmpty();
        assertThat(quietPeriod.next(source.scan(), Set.of())).as("differs from the last scan").isEmpty();
        assertThat(quietPeriod.next(source.scan(), Set.of()))
                .hasValueSatisfying(folderSnapshot -> assertThat(folderSnapshot.countManuscripts()).isEqualTo(2));
    }

    private void commitArticles(String version) throws Exception {
        for (String title : articles(version)) {
            String name = title.equals("First") ? "a.md" : title.replaceFirst("\\D+", "story-") + ".md";
            Files.writeString(folder.resolve(name), text(title));
        }
        git("add", "--all");
        git("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "--quiet", "--message=" + version);
    }

    private static String[] articles(String version) {
        return Stream.concat(Stream.of("First"), IntStream.range(0, 99).mapToObj((version + " story %02d")::formatted))
                .sorted()
                .toArray(String[]::new);
    }

    private boolean append(String name) {
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.writeString(file, text("Still copied"));
            }
            Files.writeString(file, "More. ", StandardOpenOption.APPEND);
            Thread.sleep(100);
            return true;
        } catch (IOException | InterruptedException stopped) {
            return false;
        }
    }

    private static String text(String title) {
        return "---\ntitle: \"" + title + "\"\n---\n\nWhat " + title + " says.\n";
    }

    /** Truncated first, then written in two steps, like large files. */
    private void writeSlowly(String name, String text) throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
            Thread.sleep(50);
            file.write(text.substring(0, 12).getBytes(StandardCharsets.UTF_8));
            Thread.sleep(50);
            file.write(text.substring(12).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void git(String... arguments) throws Exception {
        run(folder, Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static void run(Path where, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void await(String... titles) {
        LongAwait.await().untilAsserted(() -> assertThat(headlines()).containsExactly(titles));
    }

    private void assertThatNothingFollows(long edition) throws InterruptedException {
        Thread.sleep(QuietPeriod.SAMPLE_INTERVAL.multipliedBy(4));
        assertThat(edition()).as("editions opened").isEqualTo(edition);
    }

    private long edition() {
        return site.getBean(Editions.class).current().orElseThrow().number();
    }

    /** In alphabetical order. */
    private List<String> headlines() {
        return switch (site.getBean(ArticleListings.class).newest(new Cursor.Newest(), 100)) {
            case ListingResult.Found(var slice) -> slice.items().stream().map(ArticleSummary::headline).sorted().toList();
            case ListingResult other -> throw new AssertionError(other);
        };
    }
}
