package press.broadsheet.importer;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;

/** A large initial import is written in batches, with the same result as a small one. */
@Timeout(120)
class FirstImportWriterTests {

    private static final int STORIES = 2 * ManuscriptStaging.BATCH_SIZE + 100;

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void fill() {
        IntStream.range(0, STORIES).forEach(i -> testPublication.write(path(i), story("Story " + i, "date: 2026-03-01")));
    }

    /** Folders are imported in the order of their names, so that the first and the last are in different batches. */
    private static String path(int i) {
        return "%04d/story-%d.md".formatted(i, i);
    }

    private static String story(String title, String fields, String... text) {
        return "---\ntitle: " + title + "\n" + fields + "\n---\n\nWhat " + title + " tells.\n\n" + String.join("\n\n", text)
                + "\n";
    }

    private Article live(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private static List<String> of(ImportReport report, String path) {
        return report.problems().stream().filter(problem -> problem.path().equals(path)).map(Problem::reason).toList();
    }

    @Test
    void allOfItIsInTheFirstEditionAndNothingIsReadAgain() {
        ImportReport first = testPublication.runImport();

        assertThat(first.added()).isEqualTo(STORIES);
        assertThat(first.unchanged()).isZero();
        assertThat(first.edition()).hasValueSatisfying(edition -> assertThat(edition.number()).isEqualTo(1));
        assertThat(testPublication.ledgerText().lines()).hasSize(STORIES);
        assertThat(testPublication.runImport().unchanged()).isEqualTo(STORIES);
    }

    @Test
    void anAddressBelongsToWhoeverWouldHaveHadItInASmallFolder() {
        String last = "9999/";
        testPublication.write("0000/draft.md", story("Draft", "slug: wanted\ndraft: true"))
                .write("0000/former.md", story("Former", "date: 2026-03-01\naliases: [/articles/asked-for]"))
                .write("0000/older.md", story("Older", "date: 2026-03-01\naliases: [/old/one]"))
                .write("0000/same.md", story("First", "date: 2026-03-01\nslug: same"))
                .write(last + "wanted.md", story("Wanted", "date: 2026-03-01"))
                .write(last + "asked-for.md", story("Asked for", "date: 2026-03-01"))
                .write(last + "also.md", story("Also", "date: 2026-03-01\naliases: [/old/one, /old/two]"))
                .write(last + "same.md", story("Second", "date: 2026-03-01"));

        ImportReport report = testPublication.runImport();

        assertThat(live("/articles/wanted").text().headline()).isEqualTo("Wanted");
        assertThat(live("/articles/asked-for").text().headline()).isEqualTo("Asked for");
        assertThat(live("/articles/same").text().headline()).isEqualTo("First");
        assertThat(live("/articles/same-2").text().headline()).isEqualTo("Second");
        assertThat(testPublication.resolve("/old/one")).isEqualTo(new PermalinkState.Moved("/articles/older"));
        assertThat(testPublication.resolve("/old/two")).isEqualTo(new PermalinkState.Moved("/articles/also"));
        assertThat(of(report, "0000/former.md")).singleElement().asString().contains("/articles/asked-for");
        assertThat(of(report, last + "also.md")).singleElement().asString().contains("/old/one");
    }

    @Test
    void whatIsWrongInOneFileWithAnotherIsNamedAcrossPortions() {
        testPublication
                .write("0000/links.md", story("Links", "date: 2026-03-01", "[A](/9999/target.md#part) [B](/9999/target.md#no)",
                        "[C](/9999/nowhere.md) [D](/9999/target.md)", "![none](nothing.jpg)"))
                .write("0000/twin.md", story("Twin", "date: 2026-03-01\ntranslation_key: pair"))
                .write("0000/id.md", story("Has it", "date: 2026-03-01\nid: taken"))
                .write("9999/target.md", story("Target", "date: 2026-03-01", "## Part", "Text."))
                .write("9999/twin-2.md", story("Other twin", "date: 2026-03-01\ntranslation_key: pair"))
                .write("9999/id.md", story("Wants it", "date: 2026-03-01\nid: taken"));

        ImportReport report = testPublication.runImport();

        assertThat(of(report, "0000/links.md")).hasSize(3)
                .anyMatch(reason -> reason.contains("#no"))
                .anyMatch(reason -> reason.contains("nowhere.md"))
                .anyMatch(reason -> reason.contains("nothing.jpg"));
        assertThat(report.problems()).anyMatch(problem -> problem.path().equals("9999/twin-2.md"));
        assertThat(of(report, "9999/id.md")).singleElement().asString().contains("taken");
        assertThat(report.refused()).isEqualTo(1);
        assertThat(live("/articles/links").text().body().prose()).contains("<a href=\"/articles/target#part\">A</a>");
    }

    @Test
    void translationsFindEachOtherAcrossPortions() {
        testPublication.write("0000/pair.md", story("English", "date: 2026-03-01\ntranslation_key: one-story"))
                .write("9999/paar.de.md", story("Deutsch", "date: 2026-03-01\nslug: paar\ntranslation_key: one-story"))
                .write("9998/side.md", story("Side", "date: 2026-03-01"))
                .write("9998/side.fr.md", story("Côté", "date: 2026-03-01\ntranslation_key: of-its-own"));

        testPublication.runImport();

        assertThat(live("/articles/pair").text().translationKey()).isEqualTo(live("/articles/paar").text().translationKey());
        assertThat(live("/articles/side").text().translationKey()).hasValue("of-its-own");
    }

    @Test
    void brokenFilesAreRefusedAloneAndTheOthersGoIn() {
        testPublication.write(path(3), "---\ntitle: [broken\n---\n\nText.\n").write(path(STORIES - 1), "");

        ImportReport report = testPublication.runImport();

        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.added()).isEqualTo(STORIES - 2);
        assertThat(testPublication.write(path(3), story("Mended", "date: 2026-03-01")).runImport().added()).isEqualTo(1);
    }

    @Test
    void itIsCountedAsItWouldHaveBeenOneByOne() {
        testPublication.write("0000/undated.md", "# Undated\n\nText.\n")
                .write("0001/later.md", story("Later", "date: 2026-03-12\ntags: [x, X]"))
                .write("0002/over.md", story("Over", "date: 2026-03-01\nexpires: 2026-03-02\ntags: x"))
                .write("0003/tagged.md", story("Tagged", "date: 2026-03-01\ntags: [x, y]\nauthors: Ada Byron"));
        testPublication.runImport();
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isNotEmpty()
                .isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));

        testPublication.advanceClock(Duration.ofDays(2)).openEdition();

        assertThat(live("/articles/later").text().headline()).isEqualTo("Later");
        assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
        assertThat(testPublication.resolve("/articles/over")).isEqualTo(new PermalinkState.Unknown());
    }

    @Test
    void cutOffBeforeItsFirstEditionItGoesOnAndNothingCountsAsPublished() throws IOException {
        testPublication.bean(FirstImportWriter.class).write(testPublication.bean(ContentFolder.class).scan().manuscripts(),
                Map.of());
        testPublication
                .restartAfter(() -> testPublication.delete(path(7)).write("9999/new.md", story("New", "date: 2026-03-01")));
        testPublication.advanceClock(Duration.ofHours(1));

        ImportReport report = testPublication.runImport();

        assertThat(report.edition()).hasValueSatisfying(edition -> assertThat(edition.number()).isEqualTo(1));
        assertThat(testPublication.resolve("/articles/story-7")).isEqualTo(new PermalinkState.Unknown());
        assertThat(live("/articles/story-8").identity().firstPublished()).isEqualTo(testPublication.now());
        assertThat(live("/articles/new").text().headline()).isEqualTo("New");
        assertThat(testPublication.ledgerText().lines()).hasSize(STORIES);
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
    }
}
