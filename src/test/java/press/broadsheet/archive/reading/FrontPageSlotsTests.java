package press.broadsheet.archive.reading;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledReason;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** A front page slot is filled while its article is live and its own time has not expired. */
class FrontPageSlotsTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void publish() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01"))
                .write("b.md", manuscript("B", "date: 2026-03-02"))
                .write("later.md", manuscript("Later", "date: 2026-03-12"));
    }

    @Test
    void slotsKeepTheirOrderAndHeadlines() {
        front("lead: {slug: a, headline: Other words}", "slots: [b.md]");

        assertThat(filledSlots()).containsExactly("0 Other words", "1 B");
        assertThat(slots().countSlots()).isEqualTo(1);
        assertThat(slots().unfilled(testPublication.now())).isEmpty();
    }

    @Test
    void unfilledSlotsGiveTheirReason() {
        front("lead: {slug: a, until: 2026-03-11T12:00:00Z}", "slots: [nothing, later, b, b.md]");

        assertThat(filledSlots()).containsExactly("3 B");
        assertThat(slots().unfilled(testPublication.now())).extracting(FrontPageSlots.UnfilledSlot::reason)
                .containsExactly(UnfilledReason.EXPIRED, UnfilledReason.UNKNOWN, UnfilledReason.NOT_LIVE,
                        UnfilledReason.DUPLICATE);
        assertThat(slots().unfilled(testPublication.now())).extracting(FrontPageSlots.UnfilledSlot::position).containsExactly(0,
                1, 2, 4);
    }

    @Test
    void slotStartsAndEndsByTheClock() {
        front("lead: {slug: a, until: 2026-03-12T01:00:00Z}", "slots: [later]");
        assertThat(filledSlots()).containsExactly("0 A");

        testPublication.advanceClock(Duration.ofHours(12)).openEdition();
        assertThat(filledSlots()).containsExactly("0 A", "1 Later");

        testPublication.advanceClock(Duration.ofHours(1)).openEdition();
        assertThat(filledSlots()).containsExactly("1 Later");
    }

    @Test
    void slotFollowsItsArticleWhenItsFileIsRenamed() {
        front("lead: a.md");
        testPublication.move("a.md", "z.md").runImport();

        assertThat(filledSlots()).containsExactly("0 A");
    }

    @Test
    void liveArticlesCanBeNamedByTheirSlugs() {
        front("lead: a");

        assertThat(slots().liveSlugs(testPublication.now())).containsExactlyInAnyOrder("a", "b");
        assertThat(slots().liveSlugs(testPublication.now().plus(Duration.ofDays(1)))).containsExactlyInAnyOrder("a", "b",
                "later");
    }

    private void front(String... fields) {
        testPublication.write("front.md", "---\n" + String.join("\n", fields) + "\n---\n").runImport();
    }

    private FrontPageSlots slots() {
        return testPublication.bean(FrontPageSlots.class);
    }

    private List<String> filledSlots() {
        return slots().filled().stream().map(it -> it.position() + " " + it.article().headline()).toList();
    }
}
