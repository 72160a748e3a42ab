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
import press.broadsheet.imaging.SampleImages;
import press.broadsheet.importer.ProcessingJournal.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
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
    void finishedFileIsNotSuspect() throws IOException {
        ProcessingJournal underWay = filesInProgress();
        try (ProgressEntry _ = underWay.begin("a.md"); ProgressEntry _ = underWay.begin("b.md")) {
            assertThat(filesInProgress().findUnfinished()).containsExactly("a.md", "b.md");
        }
        ProgressEntry third = underWay.begin("photo.jpg");
        assertThat(filesInProgress().findUnfinished()).as("the first slot is reused").containsExactly("photo.jpg");
        third.close();
        assertThat(filesInProgress().findUnfinished()).isEmpty();
    }

    @Test
    void orderlyStopLeavesNoEntries() throws IOException {
        ProcessingJournal underWay = filesInProgress();
        underWay.begin("a.md");
        underWay.destroy();
        assertThat(filesInProgress().findUnfinished()).isEmpty();
    }

    @Test
    void fileThatCrashesItsTrialIsHeldBackUntilItsBytesChange() throws IOException {
        filesInProgress().begin("photo.jpg");

        Quarantine quarantine = restartedQuarantine();
        assertThat(tried).containsExactly("photo.jpg");
        assertThat(quarantine.findProblem(entry("photo.jpg"))).map(Problem::toString).hasValueSatisfying(line -> assertThat(line)
                .startsWith("photo.jpg: warning: Broadsheet crashed while reading this file").contains("JAVA_OPTS"));
        assertThat(quarantine.findProblem(entry("a.md"))).isEmpty();
        assertThat(restartedQuarantine().findProblem(entry("photo.jpg"))).as("also after the next start").isPresent();

        Files.writeString(home.resolve("content/photo.jpg"), "another");
        assertThat(restartedQuarantine().findProblem(entry("photo.jpg"))).isEmpty();
        assertThat(tried).hasSize(1);
    }

    @Test
    void fileInProgressDuringAKillIsReadNormally() throws IOException {
        passes = true;
        ProcessingJournal underWay = filesInProgress();
        underWay.begin("a.md");
        underWay.begin("b.md");

        Quarantine quarantine = restartedQuarantine();

        assertThat(tried).containsExactly("a.md", "b.md");
        assertThat(quarantine.findProblem(entry("a.md"))).isEmpty();
        assertThat(quarantine.findProblem(entry("b.md"))).isEmpty();
        assertThat(filesInProgress().findUnfinished()).isEmpty();
    }

    @Test
    void fileUnfinishedAgainAfterPassingIsHeldBack() throws IOException {
        passes = true;
        filesInProgress().begin("a.md");
        restartedQuarantine();
        filesInProgress().begin("a.md");

        assertThat(restartedQuarantine().findProblem(entry("a.md"))).map(Problem::isError).contains(true);
        assertThat(tried).hasSize(1);
    }

    @Test
    void damagedQuarantineFileHoldsNothingBack() throws IOException {
        Files.writeString(home.resolve("quarantine.tsv"), "HELD\tno\n\0");
        assertThat(restartedQuarantine().findProblem(entry("a.md"))).isEmpty();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void entrySurvivesAKill() throws IOException, InterruptedException {
        Process process = ChildJvm.start(List.of(), UnfinishedRead.class, home.resolve("under-way").toString());
        assertThat(process.getInputStream().read()).isEqualTo('+');
        process.destroyForcibly();
        ChildJvm.await(process);

        assertThat(filesInProgress().findUnfinished()).containsExactly("photo.jpg");
    }

    /** Begins to read a file without finishing. */
    static final class UnfinishedRead {

        public static void main(String[] arguments) throws InterruptedException {
            new ProcessingJournal(Optional.of(Path.of(arguments[0]))).begin("photo.jpg");
            System.out.print('+');
            System.out.flush();
            Thread.sleep(600_000);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void trialReadsTheFileInASeparateProcess() throws IOException {
        Files.writeString(home.resolve("content/a.md"), "# A\n\nWords.\n");
        Files.write(home.resolve("content/photo.jpg"), SampleImages.jpeg(900, 600));
        Files.write(home.resolve("content/garbled.jpg"), new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1});

        assertThat(TrialProcess.passes(entry("a.md"))).isTrue();
        assertThat(TrialProcess.passes(entry("photo.jpg"))).isTrue();
        assertThat(TrialProcess.passes(entry("garbled.jpg"))).isTrue();
    }

    @Test
    void importHoldsBackTheFileThatCrashedTheLastOneAndPublishesTheRest() throws IOException {
        try (TestPublication testPublication = new TestPublication(home.resolve("paper"))) {
            testPublication.write("photo.jpg", SampleImages.jpeg(900, 600)).write("a.md", "# A\n\n![A](photo.jpg)\n").write(
                    "b.md",
                    "# B\n\nB.\n");
            hold(testPublication.folder().resolve("photo.jpg"), "photo.jpg");
            hold(testPublication.folder().resolve("b.md"), "b.md");
            testPublication.restart();

            ImportReport report = testPublication.runImport();

            assertThat(testPublication.headlines()).containsExactly("A");
            assertThat(report.problemLines()).anySatisfy(line -> assertThat(line).startsWith("b.md: error: Broadsheet crashed"));
            assertThat(report.problemLines())
                    .anySatisfy(line -> assertThat(line).startsWith("photo.jpg: warning: Broadsheet crashed"));
            assertThat(report.problemLines()).anySatisfy(line -> assertThat(line)
                    .startsWith("a.md:3:1: warning: the image photo.jpg is quarantined"));

            testPublication.write("photo.jpg", SampleImages.jpeg(910, 600)).write("b.md", "# B\n\nB again.\n");
            assertThat(testPublication.runImport().problemLines()).isEmpty();
            assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
        }
    }

    private void hold(Path file, String path) throws IOException {
        ProcessingJournal underWay = new ProcessingJournal(Optional.of(home.resolve("paper/data/under-way")));
        underWay.begin(path);
        FolderScanner visitor = new FolderScanner(file.getParent());
        Files.walkFileTree(file.getParent(), visitor);
        new Quarantine(underWay, Optional.of(home.resolve("paper/data/quarantine.tsv")), _ -> false)
                .testSuspects(visitor.toSnapshot());
    }

    private ProcessingJournal filesInProgress() {
        return new ProcessingJournal(Optional.of(home.resolve("under-way")));
    }

    private Quarantine restartedQuarantine() throws IOException {
        Quarantine quarantine = new Quarantine(filesInProgress(), Optional.of(home.resolve("quarantine.tsv")), contentFile -> {
            tried.add(contentFile.path());
            return passes;
        });
        FolderScanner visitor = new FolderScanner(home.resolve("content"));
        Files.walkFileTree(home.resolve("content"), visitor);
        quarantine.testSuspects(visitor.toSnapshot());
        return quarantine;
    }

    private ContentFile entry(String name) {
        return new ContentFile(name, home.resolve("content").resolve(name), 0, 0, null);
    }
}
