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
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

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
        List<String> all = titles(articles.newest(new Cursor.Newest(), 100));

        assertThat(all).hasSize(17).doesNotHaveDuplicates();
        assertThat(all.subList(0, 3)).allMatch(title -> Integer.parseInt(title.substring(1)) % 5 == 4);
        for (int size : new int[]{1, 2, 3, 5, 16, 17, 18}) {
            assertPages(cursor -> articles.newest(cursor, size), all, size);
            for (Label.Kind kind : Label.Kind.values()) {
                Slug label = new Slug(List.of("trade", "ports", "ada").get(kind.ordinal()));
                assertPages(cursor -> articles.under(kind, label, cursor, size), all, size);
            }
            assertPages(cursor -> articles.dated(DateRange.of(Year.of(2026)), cursor, size), all, size);
        }
    }

    @Test
    void olderPageStaysAsItIsWhenNewStoriesComeInOnTop() {
        publish("A", "B", "C", "D");
        Slug position = found(newsroom.bean(Articles.class).newest(new Cursor.Newest(), 2)).older().orElseThrow();
        List<String> before = titles(newsroom.bean(Articles.class).newest(new Cursor.Before(position), 2));

        newsroom.write("new.md", story("New", "date: 2026-03-10")).run();

        assertThat(titles(newsroom.bean(Articles.class).newest(new Cursor.Before(position), 2))).isEqualTo(before);
    }

    @Test
    void positionOfAStoryThatIsGoneStillCuts() {
        publish("A", "B", "C", "D", "E", "F");
        newsroom.delete("c.md").run();

        assertThat(titles(newsroom.bean(Articles.class).newest(new Cursor.Before(new Slug("c")), 9))).containsExactly("B", "A");
        assertThat(titles(newsroom.bean(Articles.class).newest(new Cursor.After(new Slug("c")), 2))).containsExactly("E", "D");
    }

    @Test
    void positionThatWasRenamedIsMovedAndOneThatNeverWasIsUnknown() {
        publish("A", "B");
        newsroom.move("a.md", "z.md").run();

        assertThat(newsroom.bean(Articles.class).newest(new Cursor.Before(new Slug("a")), 5))
                .isEqualTo(new ListingResult.Moved(new Slug("z")));
        assertThat(newsroom.bean(Articles.class).newest(new Cursor.After(new Slug("never")), 5)).isEqualTo(new ListingResult.Unknown());
        newsroom.write("secret.md", story("Secret", "date: 2027-01-01")).run();
        assertThat(newsroom.bean(Articles.class).newest(new Cursor.Before(new Slug("secret")), 5)).isEqualTo(new ListingResult.Unknown());
    }

    @Test
    void daysAreThePublicationsAndUndatedStoriesAreApart() {
        newsroom.write("a.md", story("A", "date: 2026-02-28T23:59:59Z"))
                .write("b.md", story("B", "date: 2026-03-01T00:00:00Z"))
                .write("u.md", story("Undated"))
                .run();
        newsroom.write("v.md", story("Undated, later")).pass(Duration.ofHours(1)).run();
        Articles articles = newsroom.bean(Articles.class);

        assertThat(titles(articles.dated(DateRange.of(YearMonth.of(2026, 2)), new Cursor.Newest(), 5))).containsExactly("A");
        assertThat(titles(articles.dated(DateRange.of(LocalDate.of(2026, 3, 1)), new Cursor.Newest(), 5))).containsExactly("B");
        assertThat(titles(articles.dated(DateRange.of(Year.of(2026)), new Cursor.Newest(), 5))).containsExactly("B", "A");
        assertThat(titles(articles.undated(new Cursor.Newest(), 5))).containsExactly("Undated, later", "Undated");
        newsroom.restart("broadsheet.publication.time-zone=Asia/Shanghai");
        assertThat(titles(newsroom.bean(Articles.class).dated(DateRange.of(YearMonth.of(2026, 2)), new Cursor.Newest(), 5))).isEmpty();
    }

    @Test
    void neighboursUnderALabelAreTheNextThatBearIt() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "section: Trade"))
                .write("b.md", story("B", "date: 2026-03-02", "section: Policy"))
                .write("c.md", story("C", "date: 2026-03-03", "section: Trade"))
                .write("d.md", story("D", "date: 2026-03-04", "section: Trade"))
                .run();
        PermalinkState.Live c = (PermalinkState.Live) newsroom.at("/articles/c");

        Articles.Neighbours beside = newsroom.bean(Articles.class).beside(c.article(), Label.of(Label.Kind.SECTION, "Trade"));

        assertThat(beside.older()).map(ArticleSummary::title).contains("A");
        assertThat(beside.newer()).map(ArticleSummary::title).contains("D");
    }

    @Test
    void emptyListingIsAPageWithoutSides() {
        publish("A");

        Slice<ArticleSummary> slice = found(newsroom.bean(Articles.class).under(Label.Kind.TAG, new Slug("none"), new Cursor.Newest(), 5));

        assertThat(slice).isEqualTo(new Slice<ArticleSummary>(List.of(), Optional.empty(), Optional.empty()));
    }

    private void publish(String... titles) {
        for (int i = 0; i < titles.length; i++) {
            newsroom.write(titles[i].toLowerCase(Locale.ROOT) + ".md", story(titles[i], "date: 2026-03-0" + (i + 1)));
        }
        newsroom.run();
    }

    private static Slice<ArticleSummary> found(ListingResult listingResult) {
        return ((ListingResult.Found) listingResult).page();
    }

    private static void assertPages(Function<Cursor, ListingResult> listing, List<String> all, int size) {
        List<String> down = new ArrayList<>();
        Slice<ArticleSummary> slice = found(listing.apply(new Cursor.Newest()));
        assertThat(slice.newer()).isEmpty();
        down.addAll(titles(slice.items()));
        while (slice.older().isPresent()) {
            slice = found(listing.apply(new Cursor.Before(slice.older().get())));
            assertThat(slice.items()).hasSizeBetween(1, size);
            down.addAll(titles(slice.items()));
        }
        assertThat(down).as("down by " + size).isEqualTo(all);
        List<String> up = new ArrayList<>(titles(slice.items()));
        while (slice.newer().isPresent()) {
            slice = found(listing.apply(new Cursor.After(slice.newer().get())));
            up.addAll(0, titles(slice.items()));
        }
        assertThat(up).as("up by " + size).isEqualTo(all);
    }
}
