package press.broadsheet.archive;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.Days;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;
import static press.broadsheet.archive.SampleStories.titles;

/** A listing is cut at positions: forth and back, each story stands on one page, whatever comes in on top meanwhile. */
class ListingPagesTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void pagesForthAndBackHaveEachStoryOnceInOneOrder() {
        // five moments, shared by stories whose identities decide
        IntStream.range(0, 17).forEach(i -> newsroom.write("s%02d.md".formatted(i),
                story("S%02d".formatted(i), "date: 2026-03-0" + (i % 5 + 1), "section: Trade", "tags: [Ports]",
                        "authors: [Ada]")));
        newsroom.run();
        Articles articles = newsroom.bean(Articles.class);
        List<String> all = titles(articles.newest(new Turn.Newest(), 100));

        assertThat(all).hasSize(17).doesNotHaveDuplicates();
        assertThat(all.subList(0, 3)).allMatch(title -> Integer.parseInt(title.substring(1)) % 5 == 4);
        for (int size : new int[]{1, 2, 3, 5, 16, 17, 18}) {
            assertPages(turn -> articles.newest(turn, size), all, size);
            for (Label.Kind kind : Label.Kind.values()) {
                Slug label = new Slug(List.of("trade", "ports", "ada").get(kind.ordinal()));
                assertPages(turn -> articles.under(kind, label, turn, size), all, size);
            }
            assertPages(turn -> articles.dated(Days.of(Year.of(2026)), turn, size), all, size);
        }
    }

    @Test
    void olderPageStaysAsItIsWhenNewStoriesComeInOnTop() {
        publish("A", "B", "C", "D");
        Slug position = found(newsroom.bean(Articles.class).newest(new Turn.Newest(), 2)).older().orElseThrow();
        List<String> before = titles(newsroom.bean(Articles.class).newest(new Turn.Before(position), 2));

        newsroom.write("new.md", story("New", "date: 2026-03-10")).run();

        assertThat(titles(newsroom.bean(Articles.class).newest(new Turn.Before(position), 2))).isEqualTo(before);
    }

    @Test
    void positionOfAStoryThatIsGoneStillCuts() {
        publish("A", "B", "C", "D", "E", "F");
        newsroom.delete("c.md").run();

        assertThat(titles(newsroom.bean(Articles.class).newest(new Turn.Before(new Slug("c")), 9))).containsExactly("B", "A");
        assertThat(titles(newsroom.bean(Articles.class).newest(new Turn.After(new Slug("c")), 2))).containsExactly("E", "D");
    }

    @Test
    void positionThatWasRenamedIsMovedAndOneThatNeverWasIsUnknown() {
        publish("A", "B");
        newsroom.move("a.md", "z.md").run();

        assertThat(newsroom.bean(Articles.class).newest(new Turn.Before(new Slug("a")), 5))
                .isEqualTo(new Listing.Moved(new Slug("z")));
        assertThat(newsroom.bean(Articles.class).newest(new Turn.After(new Slug("never")), 5)).isEqualTo(new Listing.Unknown());
        newsroom.write("secret.md", story("Secret", "date: 2027-01-01")).run();
        assertThat(newsroom.bean(Articles.class).newest(new Turn.Before(new Slug("secret")), 5)).isEqualTo(new Listing.Unknown());
    }

    @Test
    void daysAreThePublicationsAndUndatedStoriesAreApart() {
        newsroom.write("a.md", story("A", "date: 2026-02-28T23:59:59Z"))
                .write("b.md", story("B", "date: 2026-03-01T00:00:00Z"))
                .write("u.md", story("Undated"))
                .run();
        newsroom.write("v.md", story("Undated, later")).pass(Duration.ofHours(1)).run();
        Articles articles = newsroom.bean(Articles.class);

        assertThat(titles(articles.dated(Days.of(YearMonth.of(2026, 2)), new Turn.Newest(), 5))).containsExactly("A");
        assertThat(titles(articles.dated(Days.of(LocalDate.of(2026, 3, 1)), new Turn.Newest(), 5))).containsExactly("B");
        assertThat(titles(articles.dated(Days.of(Year.of(2026)), new Turn.Newest(), 5))).containsExactly("B", "A");
        assertThat(titles(articles.undated(new Turn.Newest(), 5))).containsExactly("Undated, later", "Undated");
        newsroom.restart("broadsheet.publication.time-zone=Asia/Shanghai");
        assertThat(titles(newsroom.bean(Articles.class).dated(Days.of(YearMonth.of(2026, 2)), new Turn.Newest(), 5))).isEmpty();
    }

    @Test
    void neighboursUnderALabelAreTheNextThatBearIt() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "section: Trade"))
                .write("b.md", story("B", "date: 2026-03-02", "section: Policy"))
                .write("c.md", story("C", "date: 2026-03-03", "section: Trade"))
                .write("d.md", story("D", "date: 2026-03-04", "section: Trade"))
                .run();
        Address.Live c = (Address.Live) newsroom.at("/articles/c");

        Articles.Neighbours beside = newsroom.bean(Articles.class).beside(c.article(), Label.of(Label.Kind.SECTION, "Trade"));

        assertThat(beside.older()).map(Headline::title).contains("A");
        assertThat(beside.newer()).map(Headline::title).contains("D");
    }

    @Test
    void emptyListingIsAPageWithoutSides() {
        publish("A");

        Page<Headline> page = found(newsroom.bean(Articles.class).under(Label.Kind.TAG, new Slug("none"), new Turn.Newest(), 5));

        assertThat(page).isEqualTo(new Page<Headline>(List.of(), Optional.empty(), Optional.empty()));
    }

    private void publish(String... titles) {
        for (int i = 0; i < titles.length; i++) {
            newsroom.write(titles[i].toLowerCase(Locale.ROOT) + ".md", story(titles[i], "date: 2026-03-0" + (i + 1)));
        }
        newsroom.run();
    }

    private static Page<Headline> found(Listing listing) {
        return ((Listing.Found) listing).page();
    }

    private static void assertPages(Function<Turn, Listing> listing, List<String> all, int size) {
        List<String> down = new ArrayList<>();
        Page<Headline> page = found(listing.apply(new Turn.Newest()));
        assertThat(page.newer()).isEmpty();
        down.addAll(titles(page.items()));
        while (page.older().isPresent()) {
            page = found(listing.apply(new Turn.Before(page.older().get())));
            assertThat(page.items()).hasSizeBetween(1, size);
            down.addAll(titles(page.items()));
        }
        assertThat(down).as("down by " + size).isEqualTo(all);
        List<String> up = new ArrayList<>(titles(page.items()));
        while (page.newer().isPresent()) {
            page = found(listing.apply(new Turn.After(page.newer().get())));
            up.addAll(0, titles(page.items()));
        }
        assertThat(up).as("up by " + size).isEqualTo(all);
    }
}
