package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.imaging.Photograph;
import press.broadsheet.importer.FilesInProgress.Note;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.FolderScanner;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTests {

    @TempDir
    Path home;

    private final List<String> tried = new ArrayList<>();
    private boolean passes;

    @BeforeEach
    void writeContent() throws IOException {
        Files.createDirectories(home.resolve("content"));
        for (String name : List.of("a.md", "b.md", "photo.jpg")) {
            Files.writeString(home.resolve("content").resolve(name), name);
        }
    }

    @Test
    void whatWasReadAndStruckOutIsNoSuspect() throws IOException {
        FilesInProgress underWay = underWay();
        try (Note _ = underWay.begin("a.md"); Note _ = underWay.begin("b.md")) {
            assertThat(underWay().leftOver()).containsExactly("a.md", "b.md");
        }
        Note third = underWay.begin("photo.jpg");
        assertThat(underWay().leftOver()).as("in the first slot again").containsExactly("photo.jpg");
        third.close();
        assertThat(underWay().leftOver()).isEmpty();
    }

    @Test
    void aStopInGoodOrderLeavesNothingOver() throws IOException {
        FilesInProgress underWay = underWay();
        underWay.begin("a.md");
        underWay.destroy();
        assertThat(underWay().leftOver()).isEmpty();
    }

    @Test
    void aFileThatEndsItsTrialIsHeldBackUntilItsBytesChange() throws IOException {
        underWay().begin("photo.jpg");

        Quarantine quarantine = started();
        assertThat(tried).containsExactly("photo.jpg");
        assertThat(quarantine.holding(entry("photo.jpg"))).map(Problem::toString).hasValueSatisfying(told -> assertThat(told)
                .startsWith("photo.jpg: warning: Broadsheet ended while it read this file").contains("JAVA_OPTS"));
        assertThat(quarantine.holding(entry("a.md"))).isEmpty();
        assertThat(started().holding(entry("photo.jpg"))).as("at the start after it, too").isPresent();

        Files.writeString(home.resolve("content/photo.jpg"), "another");
        assertThat(started().holding(entry("photo.jpg"))).isEmpty();
        assertThat(tried).hasSize(1);
    }

    @Test
    void whatHappenedToBeUnderWayWhenTheProcessWasKilledIsReadAsAnyOther() throws IOException {
        passes = true;
        FilesInProgress underWay = underWay();
        underWay.begin("a.md");
        underWay.begin("b.md");

        Quarantine quarantine = started();

        assertThat(tried).containsExactly("a.md", "b.md");
        assertThat(quarantine.holding(entry("a.md"))).isEmpty();
        assertThat(quarantine.holding(entry("b.md"))).isEmpty();
        assertThat(underWay().leftOver()).isEmpty();
    }

    @Test
    void aFileThatPassedAndIsLeftOverAgainIsHeldBack() throws IOException {
        passes = true;
        underWay().begin("a.md");
        started();
        underWay().begin("a.md");

        assertThat(started().holding(entry("a.md"))).map(Problem::isError).contains(true);
        assertThat(tried).hasSize(1);
    }

    @Test
    void aDamagedListHoldsNothingBack() throws IOException {
        Files.writeString(home.resolve("quarantine.tsv"), "HELD\tno\n\0");
        assertThat(started().holding(entry("a.md"))).isEmpty();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aNoteOutlivesAKill() throws IOException, InterruptedException {
        Process process = ChildProcess.start(List.of(), Begins.class, home.resolve("under-way").toString());
        assertThat(process.getInputStream().read()).isEqualTo('+');
        process.destroyForcibly();
        ChildProcess.await(process);

        assertThat(underWay().leftOver()).containsExactly("photo.jpg");
    }

    /** Begins to read a file, and never comes to its end. */
    static final class Begins {

        public static void main(String[] arguments) throws InterruptedException {
            new FilesInProgress(Optional.of(Path.of(arguments[0]))).begin("photo.jpg");
            System.out.print('+');
            System.out.flush();
            Thread.sleep(600_000);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aTrialReadsTheFileInAProcessOfItsOwn() throws IOException {
        Files.writeString(home.resolve("content/a.md"), "# A\n\nWords.\n");
        Files.write(home.resolve("content/photo.jpg"), Photograph.jpeg(900, 600));
        Files.write(home.resolve("content/garbled.jpg"), new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1});

        assertThat(TrialProcess.passes(entry("a.md"))).isTrue();
        assertThat(TrialProcess.passes(entry("photo.jpg"))).isTrue();
        assertThat(TrialProcess.passes(entry("garbled.jpg"))).isTrue();
    }

    @Test
    void anImportHoldsBackWhatEndedTheLastAndPublishesTheRest() throws IOException {
        try (Newsroom newsroom = new Newsroom(home.resolve("paper"))) {
            newsroom.write("photo.jpg", Photograph.jpeg(900, 600)).write("a.md", "# A\n\n![A](photo.jpg)\n").write("b.md",
                    "# B\n\nB.\n");
            hold(newsroom.folder().resolve("photo.jpg"), "photo.jpg");
            hold(newsroom.folder().resolve("b.md"), "b.md");
            newsroom.restart();

            ImportReport report = newsroom.run();

            assertThat(newsroom.headlines()).containsExactly("A");
            assertThat(report.complaints()).anySatisfy(told -> assertThat(told).startsWith("b.md: error: Broadsheet ended"));
            assertThat(report.complaints())
                    .anySatisfy(told -> assertThat(told).startsWith("photo.jpg: warning: Broadsheet ended"));
            assertThat(report.complaints()).anySatisfy(told -> assertThat(told)
                    .startsWith("a.md:3:1: warning: the picture photo.jpg is held back"));

            newsroom.write("photo.jpg", Photograph.jpeg(910, 600)).write("b.md", "# B\n\nB again.\n");
            assertThat(newsroom.run().complaints()).isEmpty();
            assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "B");
        }
    }

    private void hold(Path file, String path) throws IOException {
        FilesInProgress underWay = new FilesInProgress(Optional.of(home.resolve("paper/data/under-way")));
        underWay.begin(path);
        FolderScanner visitor = new FolderScanner(file.getParent());
        Files.walkFileTree(file.getParent(), visitor);
        new Quarantine(underWay, Optional.of(home.resolve("paper/data/quarantine.tsv")), _ -> false).trySuspects(visitor.look());
    }

    private FilesInProgress underWay() {
        return new FilesInProgress(Optional.of(home.resolve("under-way")));
    }

    private Quarantine started() throws IOException {
        Quarantine quarantine = new Quarantine(underWay(), Optional.of(home.resolve("quarantine.tsv")), entry -> {
            tried.add(entry.path());
            return passes;
        });
        FolderScanner visitor = new FolderScanner(home.resolve("content"));
        Files.walkFileTree(home.resolve("content"), visitor);
        quarantine.trySuspects(visitor.look());
        return quarantine;
    }

    private Entry entry(String name) {
        return new Entry(name, home.resolve("content").resolve(name), 0, 0, null);
    }
}
