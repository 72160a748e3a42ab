package press.broadsheet.archive.reading;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.FrontPageSlots.Trouble;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** A slot of the front page counts while its story is live and its own time has not run out. */
class FrontPageSlotsTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @BeforeEach
    void publish() {
        newsroom.write("a.md", story("A", "date: 2026-03-01"))
                .write("b.md", story("B", "date: 2026-03-02"))
                .write("later.md", story("Later", "date: 2026-03-12"));
    }

    @Test
    void slotsStandInTheirOrderUnderTheirOwnHeadlines() {
        front("lead: {slug: a, headline: Other words}", "slots: [b.md]");

        assertThat(chosen()).containsExactly("0 Other words", "1 B");
        assertThat(slots().count()).isEqualTo(1);
        assertThat(slots().unfilled(newsroom.now())).isEmpty();
    }

    @Test
    void whatDoesNotCountSaysWhy() {
        front("lead: {slug: a, until: 2026-03-11T12:00:00Z}", "slots: [nothing, later, b, b.md]");

        assertThat(chosen()).containsExactly("3 B");
        assertThat(slots().unfilled(newsroom.now())).extracting(FrontPageSlots.Unfilled::trouble)
                .containsExactly(Trouble.OVER, Trouble.UNKNOWN, Trouble.HIDDEN, Trouble.TWICE);
        assertThat(slots().unfilled(newsroom.now())).extracting(FrontPageSlots.Unfilled::position).containsExactly(0, 1, 2, 4);
    }

    @Test
    void slotComesAndGoesByTheClock() {
        front("lead: {slug: a, until: 2026-03-12T01:00:00Z}", "slots: [later]");
        assertThat(chosen()).containsExactly("0 A");

        newsroom.pass(Duration.ofHours(12)).openByClock();
        assertThat(chosen()).containsExactly("0 A", "1 Later");

        newsroom.pass(Duration.ofHours(1)).openByClock();
        assertThat(chosen()).containsExactly("1 Later");
    }

    @Test
    void slotFollowsItsStoryWhenItsFileIsRenamed() {
        front("lead: a.md");
        newsroom.move("a.md", "z.md").run();

        assertThat(chosen()).containsExactly("0 A");
    }

    @Test
    void liveStoriesCanBeNamedByTheirSlugs() {
        front("lead: a");

        assertThat(slots().slugs(newsroom.now())).containsExactlyInAnyOrder("a", "b");
        assertThat(slots().slugs(newsroom.now().plus(Duration.ofDays(1)))).containsExactlyInAnyOrder("a", "b", "later");
    }

    private void front(String... fields) {
        newsroom.write("front.md", "---\n" + String.join("\n", fields) + "\n---\n").run();
    }

    private FrontPageSlots slots() {
        return newsroom.bean(FrontPageSlots.class);
    }

    private List<String> chosen() {
        return slots().chosen().stream().map(it -> it.position() + " " + it.story().title()).toList();
    }
}
