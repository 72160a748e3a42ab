package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.FrontPageSlots.Chosen;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code front.md} asks for stands on the front page for as long as it can, and the report says when it cannot. */
class FrontPageFileTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest("broadsheet.publication.time-zone=Europe/Berlin");

    @BeforeEach
    void open() {
        newsroom.write("trade/old.md", story("Old", "date: 2020-01-01"));
        newsroom.write("trade/new.md", story("New", "date: 2026-03-10"));
    }

    @Test
    void leadAndSlotsStandAsTheyAreNamed() {
        newsroom.write("front.md", "---\nlead: trade/old.md\nslots: [{slug: new, headline: Brand new}]\n---\n");

        ImportReport report = newsroom.run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.refused()).isZero();
        assertThat(chosen()).containsExactly("0 Old", "1 Brand new");
        assertThat(newsroom.headlines()).as("the listing keeps its order").containsExactly("New", "Old");
        assertThat(newsroom.run().edition()).as("nothing changed").isEmpty();
    }

    @Test
    void whatIsMissingIsNamedWithItsLineAndTheNearest() {
        newsroom.write("front.md", "---\nlead: trade/odl.md\nslots:\n  - nwe\n  - something-else-altogether\n---\n");

        assertThat(newsroom.run().problems()).map(Object::toString).containsExactly(
                "front.md:2:1: warning: the lead names trade/odl.md, and there is no such story."
                        + " Perhaps trade/old.md is meant.",
                "front.md:4:1: warning: slot 1 names nwe, and there is no such story. Perhaps new is meant.",
                "front.md:5:1: warning: slot 2 names something-else-altogether, and there is no such story."
                        + " The newest story stands there; name another, or take it out.");
        assertThat(chosen()).isEmpty();
        assertThat(newsroom.run().problems()).as("once is enough").isEmpty();
    }

    @Test
    void slotFollowsItsStoryThroughRenames() {
        newsroom.write("front.md", "---\nlead: trade/old.md\n---\n");
        newsroom.run();

        newsroom.move("trade/old.md", "archive/ancient.md");

        assertThat(newsroom.run().problems()).isEmpty();
        assertThat(chosen()).containsExactly("0 Old");
        assertThat(slots().chosen().getFirst().story().address()).isEqualTo("/articles/ancient");
        newsroom.write("front.md", "---\nlead: {path: trade/old.md, headline: Still old}\n---\n");
        assertThat(newsroom.run().problems()).as("the name that was once right still is").isEmpty();
        assertThat(chosen()).containsExactly("0 Still old");
        newsroom.write("front.md", "---\nlead: old\n---\n");
        assertThat(newsroom.run().problems()).as("and so is the former slug").isEmpty();
        assertThat(chosen()).containsExactly("0 Old");
    }

    @Test
    void embargoedStoryTakesItsPlaceAtItsMoment() {
        newsroom.write("soon.md", story("Soon", "date: 2026-03-11 15:00"));
        newsroom.write("front.md", "---\nlead: soon\n---\n");

        assertThat(newsroom.run().problems()).singleElement().asString().isEqualTo("front.md:2:1: warning: the lead names soon"
                + " (soon.md), which readers cannot see now. The newest story stands there until that is published.");
        assertThat(chosen()).isEmpty();

        newsroom.pass(Duration.ofHours(2)).openByClock();
        assertThat(chosen()).containsExactly("0 Soon");
    }

    @Test
    void slotEndsToTheSecondAtItsUntil() {
        newsroom.write("front.md", "---\nlead: {story: old, until: 2026-03-11 14:00:30}\n---\n");
        newsroom.run();
        Editions editions = newsroom.bean(Editions.class);
        Instant end = Instant.parse("2026-03-11T13:00:30Z");

        assertThat(editions.due(editions.current().orElseThrow())).as("in Berlin's time").isEqualTo(end);
        newsroom.pass(Duration.between(newsroom.now(), end).minusMillis(1)).openByClock();
        assertThat(chosen()).containsExactly("0 Old");
        newsroom.pass(Duration.ofMillis(1)).openByClock();
        assertThat(chosen()).isEmpty();

        newsroom.write("front.md", "---\nlead: {story: old, until: 2026-03-11 14:00:30}\nslots: []\n---\n");
        assertThat(newsroom.run().problems()).singleElement().asString().isEqualTo("front.md:2:1: warning: the time of the lead"
                + " ended 2026-03-11T14:00:30+01:00. The newest story stands there; take it out, or set `until` later.");
    }

    @Test
    void storyThatIsTakenBackIsReportedAndComesBack() {
        newsroom.write("front.md", "---\nlead: old\n---\n");
        newsroom.run();

        newsroom.write("trade/old.md", story("Old", "date: 2020-01-01\nwithdrawn: Wrong."));
        assertThat(newsroom.run().problems()).map(Object::toString)
                .contains("front.md:2:1: warning: the lead names old (trade/old.md), which readers cannot see now."
                        + " The newest story stands there until that is published.");
        assertThat(chosen()).isEmpty();

        newsroom.write("trade/old.md", story("Old", "date: 2020-01-01"));
        newsroom.run();
        assertThat(chosen()).containsExactly("0 Old");
    }

    @Test
    void forgottenDraftLeavesItsSlotToWhoComesAfter() {
        newsroom.write("draft.md", story("Draft", "draft: true"));
        newsroom.write("front.md", "---\nlead: draft\n---\n");
        newsroom.run();
        newsroom.delete("draft.md").run();
        assertThat(chosen()).isEmpty();

        newsroom.write("draft.md", story("Another", "date: 2026-03-01"));
        newsroom.run();
        assertThat(chosen()).containsExactly("0 Another");
    }

    @Test
    void storyNamedTwiceStandsOnce() {
        newsroom.write("front.md", "---\nlead: old\nslots: [trade/old.md, new]\n---\n");

        assertThat(newsroom.run().problems()).singleElement().asString()
                .contains("slot 1 names trade/old.md, which stands above already");
        assertThat(chosen()).containsExactly("0 Old", "2 New");
    }

    @Test
    void brokenFileLeavesTheFrontPageAsItWas() {
        newsroom.write("front.md", "---\nlead: old\n---\n");
        newsroom.run();

        newsroom.write("front.md", "---\nlead: [[[\n---\n");
        ImportReport report = newsroom.run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.problems()).anySatisfy(problem -> assertThat(problem.toString()).startsWith("front.md:2:"));
        assertThat(chosen()).containsExactly("0 Old");
        newsroom.write("front.md", new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1, 2}).run();
        assertThat(chosen()).containsExactly("0 Old");
    }

    @Test
    void withoutTheFileTheNewestLeadsAgain() {
        newsroom.write("front.md", "---\nlead: old\n---\n");
        newsroom.run();

        assertThat(newsroom.delete("front.md").run().edition()).isPresent();
        assertThat(chosen()).isEmpty();
        assertThat(slots().count()).isZero();
        assertThat(newsroom.run().edition()).isEmpty();
    }

    private FrontPageSlots slots() {
        return newsroom.bean(FrontPageSlots.class);
    }

    private List<String> chosen() {
        return slots().chosen().stream().map(FrontPageFileTests::told).toList();
    }

    private static String told(Chosen chosen) {
        return chosen.position() + " " + chosen.story().title();
    }

    private static String story(String headline, String fields) {
        return "---\ntitle: " + headline + "\n" + fields + "\n---\n\nText of " + headline + ".\n";
    }
}
