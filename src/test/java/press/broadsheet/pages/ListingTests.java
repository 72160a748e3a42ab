package press.broadsheet.pages;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.publication.Genre;

import static org.assertj.core.api.Assertions.assertThat;

@Served
class ListingTests {

    private static final Pattern STORY = Pattern.compile("<h2[^>]*><a href=\"(/articles/[^\"]+)\"");

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @BeforeEach
    void empty() {
        press.publishOnly();
    }

    @Test
    void sectionPageIsTheDesigns() {
        press.publishOnly(
                Copy.of("Orders steady").section("Industry").tags("Robotics", "Standards").authors("Ada Byrne")
                        .date(Copy.day("2026-03-06")),
                Copy.of("One rulebook").section("Industry").tags("Standards").genre(Genre.OPINION).date(Copy.day("2026-03-09")),
                Copy.of("Elsewhere").section("Trade").tags("Standards", "Ports"));

        String page = site.get("/sections/industry").body();

        assertThat(page).contains("<title>Industry — Broadsheet</title>", "<h1>Industry</h1>", "2 stories, newest first",
                "<a href=\"/sections\">Sections</a>", "Topics in Industry",
                "<li><a href=\"/tags/standards\">Standards</a><span>2</span></li>",
                "<a href=\"/sections/industry\" aria-current=\"page\">Industry</a>",
                "<link rel=\"canonical\" href=\"https://news.example.org/sections/industry\">", "Opinion")
                .doesNotContain("class=\"kicker\"><a", "/articles/elsewhere", "class=\"pages\"", "Ports");
        assertThat(stories(page)).containsExactly("/articles/one-rulebook", "/articles/orders-steady");
    }

    @Test
    void labelsOfAStoryLeadToTheirListings() {
        press.publishOnly(Copy.of("Story").section("Économie").tags("Été").authors("Ada Byrne", "李伟"));

        String story = site.get("/articles/story").body();

        assertThat(story).contains("<li><a href=\"/sections/economie\">Économie</a></li>",
                "<a rel=\"author\" href=\"/authors/ada-byrne\">Ada Byrne</a> and "
                        + "<a rel=\"author\" href=\"/authors/%E6%9D%8E%E4%BC%9F\">李伟</a>",
                "<a href=\"/tags/ete\">Été</a>", "<a href=\"/sections/economie\" aria-current=\"true\">Économie</a>");
        assertThat(site.get("/tags/ete").body()).contains("<h1>Été</h1>", "One story", "/articles/story");
        assertThat(site.get("/authors/%E6%9D%8E%E4%BC%9F").body()).contains("<h1>李伟</h1>", "/articles/story");
        for (String index : List.of("/sections", "/tags", "/authors")) {
            assertThat(site.get(index).statusCode()).as(index).isEqualTo(200);
        }
        assertThat(site.get("/authors").body()).contains("2 authors",
                "<a href=\"/authors/ada-byrne\">Ada Byrne</a><span>1</span>");
    }

    @Test
    void manyTopicsAreReadPageByPage() {
        press.publishOnly(IntStream.range(0, 50)
                .mapToObj(story -> Copy.of("Story " + story).tags(Stream.concat(Stream.of("Zoo"),
                        IntStream.range(0, 15).mapToObj(tag -> "Tag %04d".formatted(story * 15 + tag))).toArray(String[]::new)))
                .toArray(Copy[]::new));

        String first = site.get("/tags").body();
        assertThat(first).contains("751 topics", "Most stories", "<a href=\"/tags/zoo\">Zoo</a><span>50</span>");
        List<String> topics = new ArrayList<>();
        Optional<String> next = Optional.of("/tags");
        String last = "";
        while (next.isPresent()) {
            last = site.get(next.get()).body();
            topics.addAll(Jsoup.parse(last).select("div.index--all li a").eachAttr("href"));
            next = link(last, "next");
        }

        assertThat(topics).hasSize(751).doesNotHaveDuplicates().isSorted().endsWith("/tags/zoo");
        String before = site.get(link(last, "prev").orElseThrow()).body();
        assertThat(Jsoup.parse(before).select("div.index--all li")).hasSize(300);
        assertThat(before).contains("href=\"https://news.example.org/tags?before=").doesNotContain("Most stories");
        assertThat(site.get("/tags?after=zoo").statusCode()).isEqualTo(404);
        assertThat(site.get("/tags?before=a").statusCode()).isEqualTo(404);
    }

    @Test
    void commonestSpellingIsShownEverywhere() {
        press.publishOnly(
                Copy.of("One").section("ECONOMIE").tags("trade").date(Copy.day("2026-03-02")),
                Copy.of("Two").section("Économie").tags("Trade").date(Copy.day("2026-03-03")),
                Copy.of("Three").section("Économie").tags("Trade").date(Copy.day("2026-03-04")));

        assertThat(site.get("/sections/economie").body()).contains("<h1>Économie</h1>", "3 stories");
        for (String address : List.of("/", "/articles/one", "/sections", "/tags", "/tags/trade", "/archive")) {
            assertThat(site.get(address).body()).as(address).doesNotContain("ECONOMIE", ">trade<");
        }
    }

    @Test
    void whatNoLiveStoryBearsIsNotFound() {
        press.publishOnly(Copy.of("Soon").date(Copy.day("2026-04-01")).section("Later").tags("Later").authors("Later"));
        press.publish(Copy.of("Gone").section("Past"));
        press.publish(Copy.of("Gone").section("Past").withdrawn("Wrong."));

        for (String address : List.of("/sections", "/tags", "/authors", "/sections/later", "/tags/later", "/authors/later",
                "/sections/past", "/archive", "/archive/2026", "/archive/2026/04", "/archive/2026/04/01", "/archive/undated",
                "/sections/" + "x".repeat(500))) {
            assertThat(site.get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(site.get("/").body()).doesNotContain("/archive", "/authors", "/sections", "/tags");
    }

    @Test
    void archiveIsWalkedDownItsCalendar() {
        press.publishOnly(
                Copy.of("New").date(Copy.day("2026-03-11")),
                Copy.of("Morning").date(Copy.time("2026-02-01T06:30:00Z")),
                Copy.of("Evening").date(Copy.time("2026-02-01T23:59:59Z")),
                Copy.of("Old").date(Copy.day("2019-12-31")),
                Copy.of("Some time"));

        assertThat(site.get("/archive").body()).contains("5 stories",
                "<a href=\"/archive/2026\">2026</a><span>3</span>", "<a href=\"/archive/2019\">2019</a><span>1</span>",
                "<a href=\"/archive/undated\">Undated</a><span>1</span>",
                "<a href=\"/archive\" aria-current=\"page\">Archive</a>");
        String year = site.get("/archive/2026").body();
        assertThat(year).contains("<h1>2026</h1>", "3 stories", "2026 by month",
                "<a href=\"/archive/2026/02\">February</a><span>2</span>",
                "<a href=\"/archive/2026\" aria-current=\"page\">2026</a>");
        assertThat(stories(year)).containsExactly("/articles/new", "/articles/evening", "/articles/morning");
        assertThat(site.get("/archive/2026/02").body()).contains("<h1>February 2026</h1>", "February 2026 by day",
                "<a href=\"/archive/2026/02/01\">1 February</a><span>2</span>");
        assertThat(stories(site.get("/archive/2026/02/01").body())).containsExactly("/articles/evening", "/articles/morning");
        assertThat(stories(site.get("/archive/undated").body())).containsExactly("/articles/some-time");
    }

    @Test
    void onlyDatesOfTheCalendarInTheirOneSpellingAreFound() {
        press.publishOnly(Copy.of("Story").date(Copy.day("2026-03-01")));

        for (String address : List.of("/archive/2026/3", "/archive/2026/03/1", "/archive/2026/13", "/archive/2026/00",
                "/archive/2026/02/30", "/archive/2025", "/archive/2026/02", "/archive/2026/03/02", "/archive/02026",
                "/archive/0000", "/archive/9999", "/archive/2026/03/01/00", "/archive/%D9%A2%D9%A0%D9%A2%D9%A6")) {
            assertThat(site.get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(site.get("/archive/2026/03/01").statusCode()).isEqualTo(200);
    }

    /** Ties, labels, days and stories without a date, all mixed. */
    @Test
    void everyListingIsWalkedThereAndBackWithEveryStoryOnce() {
        List<Copy> stories = new ArrayList<>(IntStream.range(0, 330)
                .mapToObj(i -> {
                    Copy copy = Copy.of("Story %03d".formatted(i * 7919 % 1000)).section("One").tags("Two").authors("Three");
                    return switch (i % 5) {
                        case 0 -> copy;
                        case 1 -> copy.date(Copy.day("2026-02-28"));
                        case 2 -> copy.date(Copy.day("2026-02-28")).section("Other");
                        case 3 -> copy.date(Copy.time("2026-02-28T%02d:00:00Z".formatted(i % 24))).tags("Other");
                        default -> copy.date(Copy.day("2026-01-%02d".formatted(1 + i % 3))).authors("Other");
                    };
                })
                .toList());
        Collections.shuffle(stories, new java.util.Random(1));
        press.publishOnly(stories.toArray(Copy[]::new));

        assertThat(walk("/archive")).hasSize(330);
        assertThat(walk("/sections/one")).hasSize(264);
        assertThat(walk("/tags/two")).hasSize(264);
        assertThat(walk("/authors/three")).hasSize(264);
        assertThat(walk("/archive/2026")).hasSize(264);
        assertThat(walk("/archive/2026/02")).hasSize(198);
        assertThat(walk("/archive/2026/02/28")).hasSize(198);
        assertThat(walk("/archive/2026/01")).hasSize(66);
        assertThat(walk("/archive/undated")).hasSize(66);
        assertThat(walk("/tags/two")).as("in the order of all").isSubsetOf(walk("/archive"))
                .isEqualTo(walk("/archive").stream().filter(walk("/tags/two")::contains).toList());

        String older = link(site.get("/sections/one").body(), "next").orElseThrow();
        List<String> before = stories(site.get(older).body());
        press.publish(IntStream.range(0, 30).mapToObj(i -> Copy.of("Newer " + i).section("One").date(Copy.day("2026-03-12")))
                .toArray(Copy[]::new));
        assertThat(stories(site.get(older).body())).as("new stories on top move nothing").isEqualTo(before);
    }

    @Test
    void positionsWorkAsOnTheFrontPage() {
        press.publishOnly(Copy.of("First").section("One").date(Copy.day("2026-03-11")),
                Copy.of("Second").section("One").date(Copy.day("2026-03-10")));
        press.publish(Copy.of("First").slug("erste").section("One").date(Copy.day("2026-03-11")));

        HttpResponse<String> moved = site.get("/sections/one?before=first");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/sections/one?before=erste");
        String older = site.get("/sections/one?before=erste").body();
        assertThat(stories(older)).containsExactly("/articles/second");
        assertThat(older).contains("aria-current=\"true\">One<",
                "<link rel=\"canonical\" href=\"https://news.example.org/sections/one?before=erste\">");
        assertThat(site.get("/archive/2026?after=second").body()).contains("/articles/erste");
        assertThat(site.get("/sections/one?before=second").statusCode()).as("nothing is older").isEqualTo(404);
        assertThat(site.get("/sections/one?before=nothing").statusCode()).isEqualTo(404);
        assertThat(site.get("/archive/2026/03?after=").statusCode()).isEqualTo(404);
    }

    /** All stories from the first page to the last, after making sure that the way back shows the same pages. */
    private List<String> walk(String listing) {
        List<List<String>> there = new ArrayList<>();
        Optional<String> address = Optional.of(listing);
        String page = "";
        while (address.isPresent()) {
            page = site.get(address.get()).body();
            there.add(stories(page));
            address = link(page, "next");
        }
        List<List<String>> back = new ArrayList<>(List.of(stories(page)));
        for (Optional<String> newer = link(page, "prev"); newer.isPresent(); newer = link(page, "prev")) {
            page = site.get(newer.get()).body();
            back.add(stories(page));
        }
        assertThat(back.reversed()).as(listing + " and back").isEqualTo(there);
        List<String> all = there.stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).as(listing + " shows each story once").hasSize(all.size());
        return all;
    }

    private static List<String> stories(String page) {
        return Stream.of(page).flatMap(it -> STORY.matcher(it).results()).map(match -> match.group(1)).toList();
    }

    private static Optional<String> link(String page, String relation) {
        Matcher matcher = Pattern.compile("<link rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
