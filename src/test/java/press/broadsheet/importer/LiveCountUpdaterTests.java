package press.broadsheet.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.TrialCount;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;

/** Incrementally updated counts always equal a full recount. */
class LiveCountUpdaterTests {

    private static final int STEPS = TrialCount.of(240);
    private static final int FILES = 30;
    private static final List<String> NAMES = List.of("Trade", "trade", "TRADE", "Économie", "Economie", "贸易", "Ports");

    private final Random random = new Random(1702);

    @TempDir
    private Path home;

    @Test
    @Timeout(600)
    void countsStayRightThroughImportsAndEditions() {
        try (TestPublication testPublication = new TestPublication(home, "broadsheet.importer.confirm-withdrawals=true")) {
            testPublication.write("always.md", "# Always\n\nThere.").runImport();
            for (int step = 0; step < STEPS; step++) {
                IntStream.rangeClosed(0, random.nextInt(4)).forEach(i -> edit(testPublication));
                testPublication.advanceClock(Duration.ofHours(random.nextInt(30)));
                if (random.nextInt(4) > 0) {
                    testPublication.runImport();
                } else {
                    testPublication.openEdition();
                }
                LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
                assertThat(liveCountRecalculation.storedCounts()).as("step " + step)
                        .isEqualTo(liveCountRecalculation.recalculate(ZoneId.of("UTC")));
            }
        }
    }

    @Test
    void changedTimeZoneRecountsByDay() {
        try (TestPublication testPublication = new TestPublication(home)) {
            testPublication.write("late.md", "---\ndate: 2026-02-28T20:00:00Z\ntags: [One]\n---\n# Late\n\nText.").runImport();
            testPublication.restart("broadsheet.publication.time-zone=Asia/Tokyo");
            testPublication.runImport();

            LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
            assertThat(liveCountRecalculation.storedCounts())
                    .isEqualTo(liveCountRecalculation.recalculate(ZoneId.of("Asia/Tokyo")))
                    .containsEntry("DAY 2026-03 2026-03-01", 1L);
        }
    }

    @Test
    void tagsOfASectionAreCountedWithinIt() {
        try (TestPublication testPublication = new TestPublication(home)) {
            testPublication.write("a.md", "---\nsection: Industry\ntags: [Robots, Tools]\n---\n# One\n\nText.")
                    .write("b.md", "---\nsection: Industry\ntags: [Robots]\n---\n# Two\n\nText.")
                    .write("c.md", "---\nsection: Trade\ntags: [Robots, Tools]\n---\n# Three\n\nText.")
                    .runImport();

            assertThat(testPublication.bean(Labels.class).topics(new Slug("industry"), 5)).containsExactly(
                    new Labels.LabelCount(Label.of(Label.Kind.TAG, "Robots"), 2),
                    new Labels.LabelCount(Label.of(Label.Kind.TAG, "Tools"), 1));
        }
    }

    private void edit(TestPublication testPublication) {
        String file = "story-" + random.nextInt(FILES) + ".md";
        switch (random.nextInt(10)) {
            case 0 -> {
                if (Files.exists(testPublication.folder().resolve(file))) {
                    testPublication.delete(file);
                }
            }
            case 1 -> testPublication.write(file, "---\ndraft: true\n---\n# " + file + "\n\nText.");
            case 2 -> testPublication.write(file, "---\nwithdrawn: Wrong.\n---\n# " + file + "\n\nText.");
            default -> testPublication.write(file, manuscript(file, testPublication));
        }
    }

    private String manuscript(String name, TestPublication testPublication) {
        StringBuilder text = new StringBuilder("---\ntitle: " + name + "\n");
        if (random.nextInt(4) > 0) {
            text.append("date: ").append(testPublication.now().plus(Duration.ofHours(random.nextInt(200) - 150))).append('\n');
        }
        if (random.nextInt(4) == 0) {
            text.append("expires: ").append(testPublication.now().plus(Duration.ofHours(random.nextInt(120) - 20))).append('\n');
        }
        if (random.nextInt(5) > 0) {
            text.append("section: ").append(name()).append('\n');
        }
        text.append("tags: ").append(names()).append("\nauthors: ").append(names()).append('\n');
        return text.append("---\n\nText of ").append(name).append(".\n").toString();
    }

    private List<String> names() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> name()).collect(Collectors.toList());
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
