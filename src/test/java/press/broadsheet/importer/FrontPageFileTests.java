package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.FrontPageSlots.FilledSlot;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code front.md} arranges the front page, and the report lists slots that cannot be filled. */
class FrontPageFileTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest("broadsheet.publication.time-zone=Europe/Berlin");

    @BeforeEach
    void open() {
        testPublication.write("trade/old.md", manuscript("Old", "date: 2020-01-01"));
        testPublication.write("trade/new.md", manuscript("New", "date: 2026-03-10"));
    }

    @Test
    void leadAndSlotsFollowTheFile() {
        testPublication.write("front.md", "---\nlead: trade/old.md\nslots: [{slug: new, headline: Brand new}]\n---\n");

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).isEmpty();
        assertThat(report.refused()).isZero();
        assertThat(filledSlots()).containsExactly("0 Old", "1 Brand new");
        assertThat(testPublication.headlines()).as("the order of the listing is unchanged").containsExactly("New", "Old");
        assertThat(testPublication.runImport().edition()).as("nothing changed").isEmpty();
    }

    @Test
    void missingArticleIsReportedWithLineAndSuggestion() {
        testPublication.write("front.md", "---\nlead: trade/odl.md\nslots:\n  - nwe\n  - something-else-altogether\n---\n");

        assertThat(testPublication.runImport().problems()).map(Object::toString).containsExactly(
                "front.md:2:1: warning: the lead is set to trade/odl.md, but there is no such article."
                        + " Perhaps trade/old.md is meant.",
                "front.md:4:1: warning: slot 1 is set to nwe, but there is no such article. Perhaps new is meant.",
                "front.md:5:1: warning: slot 2 is set to something-else-altogether, but there is no such article."
                        + " The newest article is shown there. Choose another article, or remove the entry.");
        assertThat(filledSlots()).isEmpty();
        assertThat(testPublication.runImport().problems()).as("reported only once").isEmpty();
    }

    @Test
    void slotFollowsItsArticleThroughRenames() {
        testPublication.write("front.md", "---\nlead: trade/old.md\n---\n");
        testPublication.runImport();

        testPublication.move("trade/old.md", "archive/ancient.md");

        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(filledSlots()).containsExactly("0 Old");
        assertThat(slots().filled().getFirst().article().address()).isEqualTo("/articles/ancient");
        testPublication.write("front.md", "---\nlead: {path: trade/old.md, headline: Still old}\n---\n");
        assertThat(testPublication.runImport().problems()).as("the former path still resolves").isEmpty();
        assertThat(filledSlots()).containsExactly("0 Still old");
        testPublication.write("front.md", "---\nlead: old\n---\n");
        assertThat(testPublication.runImport().problems()).as("the former slug still resolves").isEmpty();
        assertThat(filledSlots()).containsExactly("0 Old");
    }

    @Test
    void embargoedArticleFillsItsSlotWhenDue() {
        testPublication.write("soon.md", manuscript("Soon", "date: 2026-03-11 15:00"));
        testPublication.write("front.md", "---\nlead: soon\n---\n");

        assertThat(testPublication.runImport().problems()).singleElement().asString()
                .isEqualTo("front.md:2:1: warning: the lead is set to soon"
                        + " (soon.md), which is not published. The newest article is shown there until then.");
        assertThat(filledSlots()).isEmpty();

        testPublication.advanceClock(Duration.ofHours(2)).openEdition();
        assertThat(filledSlots()).containsExactly("0 Soon");
    }

    @Test
    void slotEndsExactlyAtUntil() {
        testPublication.write("front.md", "---\nlead: {story: old, until: 2026-03-11 14:00:30}\n---\n");
        testPublication.runImport();
        Editions editions = testPublication.bean(Editions.class);
        Instant end = Instant.parse("2026-03-11T13:00:30Z");

        assertThat(editions.nextDue(editions.current().orElseThrow())).as("in Berlin's time").isEqualTo(end);
        testPublication.advanceClock(Duration.between(testPublication.now(), end).minusMillis(1)).openEdition();
        assertThat(filledSlots()).containsExactly("0 Old");
        testPublication.advanceClock(Duration.ofMillis(1)).openEdition();
        assertThat(filledSlots()).isEmpty();

        testPublication.write("front.md", "---\nlead: {story: old, until: 2026-03-11 14:00:30}\nslots: []\n---\n");
        assertThat(testPublication.runImport().problems()).singleElement().asString()
                .isEqualTo("front.md:2:1: warning: the time of the lead ended 2026-03-11T14:00:30+01:00."
                        + " The newest article is shown there. Remove the entry, or set a later `until`.");
    }

    @Test
    void withdrawnArticleIsReportedAndReturns() {
        testPublication.write("front.md", "---\nlead: old\n---\n");
        testPublication.runImport();

        testPublication.write("trade/old.md", manuscript("Old", "date: 2020-01-01\nwithdrawn: Wrong."));
        assertThat(testPublication.runImport().problems()).map(Object::toString)
                .contains("front.md:2:1: warning: the lead is set to old (trade/old.md), which is not published."
                        + " The newest article is shown there until then.");
        assertThat(filledSlots()).isEmpty();

        testPublication.write("trade/old.md", manuscript("Old", "date: 2020-01-01"));
        testPublication.runImport();
        assertThat(filledSlots()).containsExactly("0 Old");
    }

    @Test
    void deletedDraftFreesItsSlot() {
        testPublication.write("draft.md", manuscript("Draft", "draft: true"));
        testPublication.write("front.md", "---\nlead: draft\n---\n");
        testPublication.runImport();
        testPublication.delete("draft.md").runImport();
        assertThat(filledSlots()).isEmpty();

        testPublication.write("draft.md", manuscript("Another", "date: 2026-03-01"));
        testPublication.runImport();
        assertThat(filledSlots()).containsExactly("0 Another");
    }

    @Test
    void articleNamedTwiceFillsOneSlot() {
        testPublication.write("front.md", "---\nlead: old\nslots: [trade/old.md, new]\n---\n");

        assertThat(testPublication.runImport().problems()).singleElement().asString()
                .contains("slot 1 is set to trade/old.md, which is already in an earlier slot");
        assertThat(filledSlots()).containsExactly("0 Old", "2 New");
    }

    @Test
    void brokenFileLeavesTheFrontPageAsItWas() {
        testPublication.write("front.md", "---\nlead: old\n---\n");
        testPublication.runImport();

        testPublication.write("front.md", "---\nlead: [[[\n---\n");
        ImportReport report = testPublication.runImport();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.problems()).anySatisfy(problem -> assertThat(problem.toString()).startsWith("front.md:2:"));
        assertThat(filledSlots()).containsExactly("0 Old");
        testPublication.write("front.md", new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1, 2}).runImport();
        assertThat(filledSlots()).containsExactly("0 Old");
    }

    @Test
    void newestArticleLeadsWithoutTheFile() {
        testPublication.write("front.md", "---\nlead: old\n---\n");
        testPublication.runImport();

        assertThat(testPublication.delete("front.md").runImport().edition()).isPresent();
        assertThat(filledSlots()).isEmpty();
        assertThat(slots().countSlots()).isZero();
        assertThat(testPublication.runImport().edition()).isEmpty();
    }

    private FrontPageSlots slots() {
        return testPublication.bean(FrontPageSlots.class);
    }

    private List<String> filledSlots() {
        return slots().filled().stream().map(FrontPageFileTests::describe).toList();
    }

    private static String describe(FilledSlot filledSlot) {
        return filledSlot.position() + " " + filledSlot.article().headline();
    }

    private static String manuscript(String headline, String fields) {
        return "---\ntitle: " + headline + "\n" + fields + "\n---\n\nText of " + headline + ".\n";
    }
}
