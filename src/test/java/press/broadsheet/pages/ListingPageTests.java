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

@WithRunningSite
class ListingPageTests {

    private static final Pattern STORY = Pattern.compile("<h2[^>]*><a href=\"(/articles/[^\"]+)\"");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeEach
    void empty() {
        testPublisher.publishOnly();
    }

    @Test
    void sectionPageFollowsTheDesign() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Orders steady").section("Industry").tags("Robotics", "Standards").authors("Ada Byrne")
                        .date(ManuscriptBuilder.day("2026-03-06")),
                ManuscriptBuilder.of("One rulebook").section("Industry").tags("Standards").genre(Genre.OPINION)
                        .date(ManuscriptBuilder.day("2026-03-09")),
                ManuscriptBuilder.of("Elsewhere").section("Trade").tags("Standards", "Ports"));

        String page = siteClient.get("/sections/industry").body();

        assertThat(page).contains("<title>Industry — Broadsheet</title>", "<h1>Industry</h1>", "2 stories, newest first",
                "<a href=\"/sections\">Sections</a>", "Topics in Industry",
                "<li><a href=\"/tags/standards\">Standards</a><span>2</span></li>",
                "<a href=\"/sections/industry\" aria-current=\"page\">Industry</a>",
                "<link rel=\"canonical\" href=\"https://news.example.org/sections/industry\">", "Opinion")
                .doesNotContain("class=\"kicker\"><a", "/articles/elsewhere", "class=\"pages\"", "Ports");
        assertThat(articleAddresses(page)).containsExactly("/articles/one-rulebook", "/articles/orders-steady");
    }

    @Test
    void labelsOfAnArticleLinkToTheirListings() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Story").section("Économie").tags("Été").authors("Ada Byrne", "李伟"));

        String article = siteClient.get("/articles/story").body();

        assertThat(article).contains("<li><a href=\"/sections/economie\">Économie</a></li>",
                "<a rel=\"author\" href=\"/authors/ada-byrne\">Ada Byrne</a> and "
                        + "<a rel=\"author\" href=\"/authors/%E6%9D%8E%E4%BC%9F\">李伟</a>",
                "<a href=\"/tags/ete\">Été</a>", "<a href=\"/sections/economie\" aria-current=\"true\">Économie</a>");
        assertThat(siteClient.get("/tags/ete").body()).contains("<h1>Été</h1>", "One story", "/articles/story");
        assertThat(siteClient.get("/authors/%E6%9D%8E%E4%BC%9F").body()).contains("<h1>李伟</h1>", "/articles/story");
        for (String index : List.of("/sections", "/tags", "/authors")) {
            assertThat(siteClient.get(index).statusCode()).as(index).isEqualTo(200);
        }
        assertThat(siteClient.get("/authors").body()).contains("2 authors",
                "<a href=\"/authors/ada-byrne\">Ada Byrne</a><span>1</span>");
    }

    @Test
    void manyTopicsArePaged() {
        testPublisher.publishOnly(IntStream.range(0, 50)
                .mapToObj(article -> ManuscriptBuilder.of("Story " + article).tags(Stream.concat(Stream.of("Zoo"),
                        IntStream.range(0, 15).mapToObj(tag -> "Tag %04d".formatted(article * 15 + tag))).toArray(String[]::new)))
                .toArray(ManuscriptBuilder[]::new));

        String first = siteClient.get("/tags").body();
        assertThat(first).contains("751 topics", "Most stories", "<a href=\"/tags/zoo\">Zoo</a><span>50</span>");
        List<String> topics = new ArrayList<>();
        Optional<String> next = Optional.of("/tags");
        String last = "";
        while (next.isPresent()) {
            last = siteClient.get(next.get()).body();
            topics.addAll(Jsoup.parse(last).select("div.index--all li a").eachAttr("href"));
            next = link(last, "next");
        }

        assertThat(topics).hasSize(751).doesNotHaveDuplicates().isSorted().endsWith("/tags/zoo");
        String before = siteClient.get(link(last, "prev").orElseThrow()).body();
        assertThat(Jsoup.parse(before).select("div.index--all li")).hasSize(300);
        assertThat(before).contains("href=\"https://news.example.org/tags?before=").doesNotContain("Most stories");
        assertThat(siteClient.get("/tags?after=zoo").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/tags?before=a").statusCode()).isEqualTo(404);
    }

    @Test
    void commonestSpellingIsShownEverywhere() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("One").section("ECONOMIE").tags("trade").date(ManuscriptBuilder.day("2026-03-02")),
                ManuscriptBuilder.of("Two").section("Économie").tags("Trade").date(ManuscriptBuilder.day("2026-03-03")),
                ManuscriptBuilder.of("Three").section("Économie").tags("Trade").date(ManuscriptBuilder.day("2026-03-04")));

        assertThat(siteClient.get("/sections/economie").body()).contains("<h1>Économie</h1>", "3 stories");
        for (String address : List.of("/", "/articles/one", "/sections", "/tags", "/tags/trade", "/archive")) {
            assertThat(siteClient.get(address).body()).as(address).doesNotContain("ECONOMIE", ">trade<");
        }
    }

    @Test
    void labelWithoutLiveArticlesIsNotFound() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Soon").date(ManuscriptBuilder.day("2026-04-01")).section("Later")
                .tags("Later").authors("Later"));
        testPublisher.publish(ManuscriptBuilder.of("Gone").section("Past"));
        testPublisher.publish(ManuscriptBuilder.of("Gone").section("Past").withdrawn("Wrong."));

        for (String address : List.of("/sections", "/tags", "/authors", "/sections/later", "/tags/later", "/authors/later",
                "/sections/past", "/archive", "/archive/2026", "/archive/2026/04", "/archive/2026/04/01", "/archive/undated",
                "/sections/" + "x".repeat(500))) {
            assertThat(siteClient.get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(siteClient.get("/").body()).doesNotContain("/archive", "/authors", "/sections", "/tags");
    }

    @Test
    void archiveLinksToYearsMonthsAndDays() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("New").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Morning").date(ManuscriptBuilder.time("2026-02-01T06:30:00Z")),
                ManuscriptBuilder.of("Evening").date(ManuscriptBuilder.time("2026-02-01T23:59:59Z")),
                ManuscriptBuilder.of("Old").date(ManuscriptBuilder.day("2019-12-31")),
                ManuscriptBuilder.of("Some time"));

        assertThat(siteClient.get("/archive").body()).contains("5 stories",
                "<a href=\"/archive/2026\">2026</a><span>3</span>", "<a href=\"/archive/2019\">2019</a><span>1</span>",
                "<a href=\"/archive/undated\">Undated</a><span>1</span>",
                "<a href=\"/archive\" aria-current=\"page\">Archive</a>");
        String year = siteClient.get("/archive/2026").body();
        assertThat(year).contains("<h1>2026</h1>", "3 stories", "2026 by month",
                "<a href=\"/archive/2026/02\">February</a><span>2</span>",
                "<a href=\"/archive/2026\" aria-current=\"page\">2026</a>");
        assertThat(articleAddresses(year)).containsExactly("/articles/new", "/articles/evening", "/articles/morning");
        assertThat(siteClient.get("/archive/2026/02").body()).contains("<h1>February 2026</h1>", "February 2026 by day",
                "<a href=\"/archive/2026/02/01\">1 February</a><span>2</span>");
        assertThat(articleAddresses(siteClient.get("/archive/2026/02/01").body())).containsExactly("/articles/evening",
                "/articles/morning");
        assertThat(articleAddresses(siteClient.get("/archive/undated").body())).containsExactly("/articles/some-time");
    }

    @Test
    void onlyValidDatesInCanonicalSpellingAreFound() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Story").date(ManuscriptBuilder.day("2026-03-01")));

        for (String address : List.of("/archive/2026/3", "/archive/2026/03/1", "/archive/2026/13", "/archive/2026/00",
                "/archive/2026/02/30", "/archive/2025", "/archive/2026/02", "/archive/2026/03/02", "/archive/02026",
                "/archive/0000", "/archive/9999", "/archive/2026/03/01/00", "/archive/%D9%A2%D9%A0%D9%A2%D9%A6")) {
            assertThat(siteClient.get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(siteClient.get("/archive/2026/03/01").statusCode()).isEqualTo(200);
    }

    /** Equal publication times, labels, days and undated articles, all mixed. */
    @Test
    void everyListingPagesBothWaysWithEveryArticleOnce() {
        List<ManuscriptBuilder> manuscripts = new ArrayList<>(IntStream.range(0, 330)
                .mapToObj(i -> {
                    ManuscriptBuilder manuscriptBuilder = ManuscriptBuilder.of("Story %03d".formatted(i * 7919 % 1000))
                            .section("One").tags("Two").authors("Three");
                    return switch (i % 5) {
                        case 0 -> manuscriptBuilder;
                        case 1 -> manuscriptBuilder.date(ManuscriptBuilder.day("2026-02-28"));
                        case 2 -> manuscriptBuilder.date(ManuscriptBuilder.day("2026-02-28")).section("Other");
                        case 3 -> manuscriptBuilder.date(ManuscriptBuilder.time("2026-02-28T%02d:00:00Z".formatted(i % 24)))
                                .tags("Other");
                        default ->
                            manuscriptBuilder.date(ManuscriptBuilder.day("2026-01-%02d".formatted(1 + i % 3))).authors("Other");
                    };
                })
                .toList());
        Collections.shuffle(manuscripts, new java.util.Random(1));
        testPublisher.publishOnly(manuscripts.toArray(ManuscriptBuilder[]::new));

        assertThat(followLinks("/archive")).hasSize(330);
        assertThat(followLinks("/sections/one")).hasSize(264);
        assertThat(followLinks("/tags/two")).hasSize(264);
        assertThat(followLinks("/authors/three")).hasSize(264);
        assertThat(followLinks("/archive/2026")).hasSize(264);
        assertThat(followLinks("/archive/2026/02")).hasSize(198);
        assertThat(followLinks("/archive/2026/02/28")).hasSize(198);
        assertThat(followLinks("/archive/2026/01")).hasSize(66);
        assertThat(followLinks("/archive/undated")).hasSize(66);
        assertThat(followLinks("/tags/two")).as("in the order of all articles").isSubsetOf(followLinks("/archive"))
                .isEqualTo(followLinks("/archive").stream().filter(followLinks("/tags/two")::contains).toList());

        String older = link(siteClient.get("/sections/one").body(), "next").orElseThrow();
        List<String> before = articleAddresses(siteClient.get(older).body());
        testPublisher.publish(IntStream.range(0, 30)
                .mapToObj(i -> ManuscriptBuilder.of("Newer " + i).section("One").date(ManuscriptBuilder.day("2026-03-12")))
                .toArray(ManuscriptBuilder[]::new));
        assertThat(articleAddresses(siteClient.get(older).body())).as("new articles do not move the others").isEqualTo(before);
    }

    @Test
    void positionsWorkAsOnTheFrontPage() {
        testPublisher.publishOnly(ManuscriptBuilder.of("First").section("One").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Second").section("One").date(ManuscriptBuilder.day("2026-03-10")));
        testPublisher
                .publish(ManuscriptBuilder.of("First").slug("erste").section("One").date(ManuscriptBuilder.day("2026-03-11")));

        HttpResponse<String> moved = siteClient.get("/sections/one?before=first");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/sections/one?before=erste");
        String older = siteClient.get("/sections/one?before=erste").body();
        assertThat(articleAddresses(older)).containsExactly("/articles/second");
        assertThat(older).contains("aria-current=\"true\">One<",
                "<link rel=\"canonical\" href=\"https://news.example.org/sections/one?before=erste\">");
        assertThat(siteClient.get("/archive/2026?after=second").body()).contains("/articles/erste");
        assertThat(siteClient.get("/sections/one?before=second").statusCode()).as("no older article").isEqualTo(404);
        assertThat(siteClient.get("/sections/one?before=nothing").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/archive/2026/03?after=").statusCode()).isEqualTo(404);
    }

    /** All articles from the first page to the last, after checking that paging back shows the same pages. */
    private List<String> followLinks(String listing) {
        List<List<String>> there = new ArrayList<>();
        Optional<String> address = Optional.of(listing);
        String page = "";
        while (address.isPresent()) {
            page = siteClient.get(address.get()).body();
            there.add(articleAddresses(page));
            address = link(page, "next");
        }
        List<List<String>> back = new ArrayList<>(List.of(articleAddresses(page)));
        for (Optional<String> newer = link(page, "prev"); newer.isPresent(); newer = link(page, "prev")) {
            page = siteClient.get(newer.get()).body();
            back.add(articleAddresses(page));
        }
        assertThat(back.reversed()).as(listing + " and back").isEqualTo(there);
        List<String> all = there.stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).as(listing + " shows each article once").hasSize(all.size());
        return all;
    }

    private static List<String> articleAddresses(String page) {
        return Stream.of(page).flatMap(it -> STORY.matcher(it).results()).map(match -> match.group(1)).toList();
    }

    private static Optional<String> link(String page, String relation) {
        Matcher matcher = Pattern.compile("<link rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
