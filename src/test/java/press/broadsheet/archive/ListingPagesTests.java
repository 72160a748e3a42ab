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
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.headlines;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Listing pages start at a position: in both directions, each article is on one page, whatever is published meanwhile. */
class ListingPagesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void pagesInBothDirectionsListEachArticleOnceInOrder() {
        // five dates, shared by articles, so that identities break the ties
        IntStream.range(0, 17).forEach(i -> testPublication.write("s%02d.md".formatted(i),
                manuscript("S%02d".formatted(i), "date: 2026-03-0" + (i % 5 + 1), "section: Trade", "tags: [Ports]",
                        "authors: [Ada]")));
        testPublication.runImport();
        ArticleListings articleListings = testPublication.bean(ArticleListings.class);
        List<String> all = headlines(articleListings.newest(new Cursor.Newest(), 100));

        assertThat(all).hasSize(17).doesNotHaveDuplicates();
        assertThat(all.subList(0, 3)).allMatch(title -> Integer.parseInt(title.substring(1)) % 5 == 4);
        for (int size : new int[]{1, 2, 3, 5, 16, 17, 18}) {
            assertPages(cursor -> articleListings.newest(cursor, size), all, size);
            for (Label.Kind kind : Label.Kind.values()) {
                Slug label = new Slug(List.of("trade", "ports", "ada").get(kind.ordinal()));
                assertPages(cursor -> articleListings.byLabel(kind, label, cursor, size), all, size);
            }
            assertPages(cursor -> articleListings.byDate(DateRange.of(Year.of(2026)), cursor, size), all, size);
        }
    }

    @Test
    void olderPageIsUnchangedByNewArticles() {
        publish("A", "B", "C", "D");
        Slug position = found(testPublication.bean(ArticleListings.class).newest(new Cursor.Newest(), 2)).older().orElseThrow();
        List<String> before = headlines(testPublication.bean(ArticleListings.class).newest(new Cursor.Before(position), 2));

        testPublication.write("new.md", manuscript("New", "date: 2026-03-10")).runImport();

        assertThat(headlines(testPublication.bean(ArticleListings.class).newest(new Cursor.Before(position), 2)))
                .isEqualTo(before);
    }

    @Test
    void removedArticleStillWorksAsCursor() {
        publish("A", "B", "C", "D", "E", "F");
        testPublication.delete("c.md").runImport();

        assertThat(headlines(testPublication.bean(ArticleListings.class).newest(new Cursor.Before(new Slug("c")), 9)))
                .containsExactly("B", "A");
        assertThat(headlines(testPublication.bean(ArticleListings.class).newest(new Cursor.After(new Slug("c")), 2)))
                .containsExactly("E", "D");
    }

    @Test
    void renamedCursorIsMovedAndUnknownCursorIsUnknown() {
        publish("A", "B");
        testPublication.move("a.md", "z.md").runImport();

        assertThat(testPublication.bean(ArticleListings.class).newest(new Cursor.Before(new Slug("a")), 5))
                .isEqualTo(new ListingResult.Moved(new Slug("z")));
        assertThat(testPublication.bean(ArticleListings.class).newest(new Cursor.After(new Slug("never")), 5))
                .isEqualTo(new ListingResult.Unknown());
        testPublication.write("secret.md", manuscript("Secret", "date: 2027-01-01")).runImport();
        assertThat(testPublication.bean(ArticleListings.class).newest(new Cursor.Before(new Slug("secret")), 5))
                .isEqualTo(new ListingResult.Unknown());
    }

    @Test
    void daysFollowThePublicationsZoneAndUndatedArticlesAreSeparate() {
        testPublication.write("a.md", manuscript("A", "date: 2026-02-28T23:59:59Z"))
                .write("b.md", manuscript("B", "date: 2026-03-01T00:00:00Z"))
                .write("u.md", manuscript("Undated"))
                .runImport();
        testPublication.write("v.md", manuscript("Undated, later")).advanceClock(Duration.ofHours(1)).runImport();
        ArticleListings articleListings = testPublication.bean(ArticleListings.class);

        assertThat(headlines(articleListings.byDate(DateRange.of(YearMonth.of(2026, 2)), new Cursor.Newest(), 5)))
                .containsExactly("A");
        assertThat(headlines(articleListings.byDate(DateRange.of(LocalDate.of(2026, 3, 1)), new Cursor.Newest(), 5)))
                .containsExactly("B");
        assertThat(headlines(articleListings.byDate(DateRange.of(Year.of(2026)), new Cursor.Newest(), 5))).containsExactly("B",
                "A");
        assertThat(headlines(articleListings.undated(new Cursor.Newest(), 5))).containsExactly("Undated, later", "Undated");
        testPublication.restart("broadsheet.publication.time-zone=Asia/Shanghai");
        assertThat(headlines(
                testPublication.bean(ArticleListings.class).byDate(DateRange.of(YearMonth.of(2026, 2)), new Cursor.Newest(), 5)))
                .isEmpty();
    }

    @Test
    void neighboursUnderALabelShareTheLabel() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", "section: Trade"))
                .write("b.md", manuscript("B", "date: 2026-03-02", "section: Policy"))
                .write("c.md", manuscript("C", "date: 2026-03-03", "section: Trade"))
                .write("d.md", manuscript("D", "date: 2026-03-04", "section: Trade"))
                .runImport();
        PermalinkState.Live c = (PermalinkState.Live) testPublication.resolve("/articles/c");

        ArticleListings.Neighbours beside =
                testPublication.bean(ArticleListings.class).neighbours(c.article(), Label.of(Label.Kind.SECTION, "Trade"));

        assertThat(beside.older()).map(ArticleSummary::headline).contains("A");
        assertThat(beside.newer()).map(ArticleSummary::headline).contains("D");
    }

    @Test
    void emptyListingHasNoPreviousOrNextPage() {
        publish("A");

        Slice<ArticleSummary> slice =
                found(testPublication.bean(ArticleListings.class).byLabel(Label.Kind.TAG, new Slug("none"), new Cursor.Newest(),
                        5));

        assertThat(slice).isEqualTo(new Slice<ArticleSummary>(List.of(), Optional.empty(), Optional.empty()));
    }

    private void publish(String... titles) {
        for (int i = 0; i < titles.length; i++) {
            testPublication.write(titles[i].toLowerCase(Locale.ROOT) + ".md", manuscript(titles[i], "date: 2026-03-0" + (i + 1)));
        }
        testPublication.runImport();
    }

    private static Slice<ArticleSummary> found(ListingResult listingResult) {
        return ((ListingResult.Found) listingResult).slice();
    }

    private static void assertPages(Function<Cursor, ListingResult> listing, List<String> all, int size) {
        List<String> down = new ArrayList<>();
        Slice<ArticleSummary> slice = found(listing.apply(new Cursor.Newest()));
        assertThat(slice.newer()).isEmpty();
        down.addAll(headlines(slice.items()));
        while (slice.older().isPresent()) {
            slice = found(listing.apply(new Cursor.Before(slice.older().get())));
            assertThat(slice.items()).hasSizeBetween(1, size);
            down.addAll(headlines(slice.items()));
        }
        assertThat(down).as("down by " + size).isEqualTo(all);
        List<String> up = new ArrayList<>(headlines(slice.items()));
        while (slice.newer().isPresent()) {
            slice = found(listing.apply(new Cursor.After(slice.newer().get())));
            up.addAll(0, headlines(slice.items()));
        }
        assertThat(up).as("up by " + size).isEqualTo(all);
    }
}
