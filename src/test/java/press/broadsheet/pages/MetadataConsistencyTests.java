package press.broadsheet.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import press.broadsheet.Broadsheet;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that a page's metadata, feeds and sources state the same facts as the page. Covers every article in {@code seeds/} and
 * of {@link GeneratedContent}, imported from files and read over HTTP.
 */
@SpringBootTest(classes = {Broadsheet.class, SiteClient.ClientConfiguration.class,
        MetadataConsistencyTests.FixedClockConfiguration.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
                "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
                "broadsheet.importer.watch=false",
                "broadsheet.publication.base-url=https://news.example.org",
                "broadsheet.publication.time-zone=Asia/Shanghai"
        })
class MetadataConsistencyTests {

    private static final String BASE = "https://news.example.org";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-03-12T04:00:00Z");

    @TempDir
    static Path folder;

    private static GeneratedContent paper;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private ArticleListings articleListings;

    @Autowired
    private MessageSource messages;

    @TestConfiguration
    static class FixedClockConfiguration {

        @Bean
        @Primary
        Clock noonClock() {
            return Clock.fixed(NOON, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) throws IOException {
        paper = GeneratedContent.write(folder, 50);
        try (Stream<Path> seeds = Files.walk(Path.of("seeds")).filter(Files::isRegularFile)) {
            for (Path seed : seeds.toList()) {
                Path copy = folder.resolve(Path.of("seeds").relativize(seed).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(seed, copy);
            }
        }
        registry.add("broadsheet.importer.folder", folder::toString);
    }

    @Test
    void pageAgreesWithItsMetadata() {
        List<ArticleSummary> summaries = summaries();
        assertThat(summaries).hasSizeGreaterThan(paper.expected().size());

        List<String> flaws = new ArrayList<>();
        Map<String, ArticleFacts> pages = new LinkedHashMap<>();
        for (ArticleSummary summary : summaries) {
            ArticleFacts articleFacts = page(summary, flaws);
            pages.put(articleFacts.url(), articleFacts);
        }

        assertThat(flaws).isEmpty();
        assertThat(pages.values().stream().flatMap(articleFacts -> articleFacts.headline().stream()))
                .containsAll(paper.expected().keySet());
        assertThat(pages.values()).allSatisfy(articleFacts -> {
            GeneratedContent.Expected expected = paper.expected().get(articleFacts.headline().orElseThrow());
            if (expected != null) {
                assertThat(articleFacts.published()).as(articleFacts.url()).isEqualTo(expected.published());
                assertThat(articleFacts.updated()).as(articleFacts.url()).isEqualTo(expected.updated());
                assertThat(articleFacts.authors()).as(articleFacts.url()).contains(expected.authors());
            }
        });
    }

    /** Each feed holds only the newest articles, so only those are compared. */
    @Test
    void feedsAgreeWithPages() {
        compare("/feed.atom", body -> xml(body).select("feed > entry").stream().map(ArticleFacts::ofAtom).toList());
        compare("/feed.rss", body -> xml(body).select("channel > item").stream().map(ArticleFacts::ofRss).toList());
        compare("/feed.json", body -> JsonMapper.shared().readTree(body).path("items").valueStream()
                .map(MetadataConsistencyTests::ofJsonFeed).toList());
    }

    @Test
    void linksBetweenManuscriptsAreAbsoluteInTheirSources() {
        assertThat(siteClient.get("/articles/en-1.md").body())
                .contains("[Business & Trade](https://news.example.org/articles/en-0)");
    }

    private void compare(String address, Function<String, List<ArticleFacts>> reader) {
        Map<String, ArticleFacts> pages = new LinkedHashMap<>();
        summaries().forEach(summary -> pages.put(
                BASE + summary.address(),
                page(summary, new ArrayList<>()).withDefaultAuthor(summary.source().orElse("Broadsheet"))));
        List<ArticleFacts> actual = new ArrayList<>(reader.apply(siteClient.get(address).body()));
        for (List<ArticleFacts> older = actual; !older.isEmpty();) {
            String last = older.getLast().url();
            var response = siteClient.get(address + "?before=" + last.substring(last.lastIndexOf('/') + 1));
            older = response.statusCode() == 200 ? reader.apply(response.body()) : List.of();
            actual.addAll(older);
        }

        assertThat(actual).as(address).map(ArticleFacts::url).containsExactlyInAnyOrderElementsOf(pages.keySet());
        assertThat(actual.stream().flatMap(it -> it.differencesFrom(pages.get(it.url()), ZONE).stream())).as(address).isEmpty();
    }

    /** The facts shown on the page, after comparing all its metadata with them. */
    private ArticleFacts page(ArticleSummary summary, List<String> flaws) {
        Document page = Jsoup.parse(siteClient.get(summary.address()).body());
        JsonLdDocument data = JsonLdDocument.of(page);
        JsonNode actual = data.article();
        data.problems().forEach(flaw -> flaws.add(summary.address() + ": " + flaw));
        String url = page.select("link[rel=canonical]").attr("href");
        String headline = page.selectFirst("h1").wholeText();
        FactComparison factComparison = new FactComparison(summary.address(), flaws);

        factComparison.expectEqual("address", BASE + summary.address(), url, metaContent(page, "og:url"),
                actual.path("url").asString(),
                actual.path("mainEntityOfPage").asString(), data.node("BreadcrumbList").at("/itemListElement").valueStream()
                        .toList().getLast().path("item").asString());
        factComparison.expectEqual("headline", headline, actual.path("headline").asString(), metaContent(page, "og:title"),
                summary.headline());
        Locale language = Locale.forLanguageTag(page.selectFirst("html").attr("lang"));
        factComparison.expectEqual("language", summary.language(), language.toLanguageTag(),
                actual.path("inLanguage").asString());
        Optional<String> published = date(page, "facts.published", language, factComparison);
        Optional<String> updated = date(page, "facts.updated", language, factComparison);
        factComparison.expectEqual("published", published.orElse(""), actual.path("datePublished").asString(""),
                metaContent(page, "article:published_time"));
        factComparison.expectEqual("updated", updated.orElse(""), actual.path("dateModified").asString(""),
                metaContent(page, "article:modified_time"));
        factComparison.expectEqual("expires", actual.path("expires").asString(""), metaContent(page, "article:expiration_time"));
        Stream.of(published, updated).flatMap(Optional::stream).filter(MetadataConsistencyTests::isFuture)
                .forEach(date -> flaws.add(summary.address() + " tells of the future: " + date));
        List<String> authors = factElement(page, "facts.by", language).map(dd -> dd.select("span, a").stream()
                .filter(it -> !it.ownText().isBlank()).map(Element::wholeText).toList()).orElse(List.of());
        factComparison.expectEqual("authors", authors,
                actual.path("author").valueStream().map(it -> it.path("name").asString()).toList());
        factComparison.expectEqual("profiles", actual.path("author").valueStream().map(it -> it.path("url").asString()).toList(),
                metaContents(page, "article:author"));
        factComparison.expectEqual("tags", page.select(".tags li").stream().map(Element::wholeText).toList(),
                actual.path("keywords").valueStream().map(JsonNode::asString).toList(), metaContents(page, "article:tag"));
        factComparison.expectEqual("section", summary.section().map(it -> it.name()).orElse(""),
                actual.path("articleSection").asString(""),
                metaContent(page, "article:section"));
        factComparison.expectEqual("source", actual.path("creditText").asString(""), factElement(page, "facts.source", language)
                .map(Element::wholeText).orElse(""));
        factComparison.expectEqual("source's address", actual.path("isBasedOn").asString(""),
                page.select(".source a").attr("href"));
        Elements corrections = page.select("section.correction");
        factComparison.expectEqual("corrections", corrections.stream().map(it -> it.selectFirst("p").wholeText()).toList(),
                actual.path("correction").valueStream().map(it -> it.path("text").asString()).toList());
        factComparison.expectEqual("corrections' dates", corrections.select("time").eachAttr("datetime"),
                actual.path("correction").valueStream().map(it -> it.path("datePublished").asString()).toList());
        source(summary, url, headline, published, updated, authors, factComparison);
        return new ArticleFacts(url, Optional.of(headline), published, updated, Optional.of(authors));
    }

    private void source(
            ArticleSummary summary, String url, String headline, Optional<String> published, Optional<String> updated,
            List<String> authors, FactComparison factComparison) {
        String text = siteClient.get(summary.address() + ".md").body();
        Map<?, ?> head = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(text.substring(4, text.indexOf("\n---\n") + 1));
        factComparison.expectEqual("source file's head", List.of(url, headline, published.orElse("null"), updated.orElse("null")),
                Stream.of("canonical_url", "title", "date", "updated").map(it -> String.valueOf(head.get(it))).toList());
        factComparison.expectEqual("source file's authors", authors,
                head.containsKey("authors") ? head.get("authors") : List.of());
    }

    /** The machine-readable value of a labelled date; the text beside it must state the same day and time. */
    private Optional<String> date(Document page, String label, Locale language, FactComparison factComparison) {
        return factElement(page, label, language).map(dd -> dd.selectFirst("time")).map(time -> {
            String iso = time.attr("datetime");
            String words = time.wholeText();
            LocalDate day = LocalDate.parse(iso.substring(0, 10));
            List<String> parts = iso.length() == 10
                    ? List.of(day.getYear() + "", day.getDayOfMonth() + "")
                    : List.of(day.getYear() + "", day.getDayOfMonth() + "", iso.substring(11, 13), iso.substring(14, 16),
                            "UTC+8");
            factComparison.expectEqual("words of " + iso + ", which are " + words, true,
                    parts.stream().allMatch(words::contains) && (iso.length() > 10 || !words.contains("UTC")));
            return iso;
        });
    }

    private Optional<Element> factElement(Document page, String label, Locale language) {
        String text = messages.getMessage(label, null, language);
        return page.select(".facts dt").stream().filter(dt -> dt.text().equals(text)).findFirst()
                .map(Element::nextElementSibling);
    }

    private static boolean isFuture(String date) {
        return date.length() == 10
                ? LocalDate.parse(date).isAfter(LocalDate.ofInstant(NOON, ZONE))
                : OffsetDateTime.parse(date).toInstant().isAfter(NOON);
    }

    private List<ArticleSummary> summaries() {
        return articleListings.newest(new Cursor.Newest(), 1000) instanceof ListingResult.Found(var slice)
                ? slice.items()
                : List.of();
    }

    private static String metaContent(Document page, String property) {
        return page.select("meta[property=" + property + "]").attr("content");
    }

    private static List<String> metaContents(Document page, String property) {
        return page.select("meta[property=" + property + "]").eachAttr("content");
    }

    private static Document xml(String body) {
        return Jsoup.parse(body, "", Parser.xmlParser());
    }

    private static ArticleFacts ofJsonFeed(JsonNode item) {
        return new ArticleFacts(
                item.path("url").asString(),
                item.path("title").asStringOpt(),
                item.path("date_published").asStringOpt(),
                item.path("date_modified").asStringOpt(),
                Optional.empty());
    }

    /** Collects the differences. */
    private record FactComparison(String address, List<String> flaws) {

        void expectEqual(String what, Object first, Object... others) {
            for (Object other : others) {
                if (!other.equals(first)) {
                    flaws.add(address + ": " + what + " is " + first + " here and " + other + " there");
                }
            }
        }
    }
}
