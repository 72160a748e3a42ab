package press.broadsheet.feeds;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTests {

    private static final String HOST = "https://news.example.org";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeAll
    void publishSampleArticles() {
        testPublisher.publishOnly(SampleFeedArticles.articles());
    }

    @Test
    void atomIsValidAndItsArchivesHaveEachArticleOnce() {
        List<String> documents = followLinks("/feed.atom", XmlDocument::of,
                xmlDocument -> xmlDocument.all("//feed/link[@rel='prev-archive']/@href"));

        assertThat(documents).hasSize(SampleFeedArticles.COUNT / 20)
                .allSatisfy(document -> assertThat(SchemaValidator.relaxNg("atom.rnc", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> XmlDocument.of(it).all("//entry/id").stream()))
                .hasSize(SampleFeedArticles.COUNT)
                .doesNotHaveDuplicates();
        assertThat(documents.stream().map(XmlDocument::of).map(it -> it.one("/feed/id")).distinct()).hasSize(1);
        assertThat(documents).allSatisfy(document -> {
            XmlDocument xmlDocument = XmlDocument.of(document);
            assertThat(xmlDocument.all("//entry[not(author)]")).isEmpty(); // RFC 4287, 4.1.2
            assertThat(xmlDocument.all("//entry/link[@rel='alternate']/@href")).hasSameSizeAs(xmlDocument.all("//entry"));
        });
        assertThat(XmlDocument.of(documents.getFirst()).all("//*[name()='fh:archive']")).isEmpty();
        assertThat(documents.stream().skip(1))
                .allSatisfy(document -> assertThat(XmlDocument.of(document).all("/feed/*[name()='fh:archive']")).hasSize(1));
    }

    @Test
    void rssIsValidAndItsArchivesHaveEachArticleOnce() {
        List<String> documents =
                followLinks("/feed.rss", XmlDocument::of,
                        xmlDocument -> xmlDocument.all("//*[name()='atom:link'][@rel='prev-archive']/@href"));

        assertThat(documents).allSatisfy(document -> assertThat(SchemaValidator.relaxNg("rss.rnc", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> XmlDocument.of(it).all("//item/guid").stream()))
                .hasSize(SampleFeedArticles.COUNT)
                .doesNotHaveDuplicates();
    }

    @Test
    void jsonIsValidAndItsPagesHaveEachArticleOnce() {
        List<String> documents = followLinks("/feed.json", FeedTests::json,
                json -> json.path("next_url").isMissingNode() ? List.of() : List.of(json.path("next_url").asString()));

        assertThat(documents).allSatisfy(document -> assertThat(SchemaValidator.json("jsonfeed.json", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> json(it).path("items").valueStream()).map(it -> it.path("id").asString()))
                .hasSize(SampleFeedArticles.COUNT)
                .doesNotHaveDuplicates();
    }

    @Test
    void allFormatsAgree() {
        XmlDocument atom = XmlDocument.of(siteClient.get("/feed.atom").body());
        XmlDocument rss = XmlDocument.of(siteClient.get("/feed.rss").body());
        List<JsonNode> items = json(siteClient.get("/feed.json").body()).path("items").valueStream().toList();

        assertThat(atom.all("//entry/id")).isEqualTo(rss.all("//item/guid")).isEqualTo(texts(items, "id"));
        assertThat(atom.all("//entry/link[@rel='alternate']/@href")).isEqualTo(rss.all("//item/link"))
                .isEqualTo(texts(items, "url"));
        assertThat(atom.all("//entry/title")).isEqualTo(rss.all("//item/title"));
        assertThat(atom.all("//entry/content")).isEqualTo(rss.all("//item/*[name()='content:encoded']"));
        assertThat(atom.all("//entry/published")).isEqualTo(texts(items, "date_published"))
                .hasSameSizeAs(rss.all("//item/pubDate"));
        assertThat(atom.all("//entry/author/name")).isEqualTo(rss.all("//item/*[name()='dc:creator']"))
                .isEqualTo(
                        items.stream().flatMap(it -> texts(it.path("authors").valueStream().toList(), "name").stream()).toList());
        assertThat(atom.all("//entry/@*[name()='xml:lang']")).isEqualTo(texts(items, "language"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sections/trade-tariffs", "/tags/%E6%A0%87%E7%AD%BE", "/authors/bo"})
    void labelHasItsOwnFeeds(String under) {
        HttpResponse<String> atom = siteClient.get(under + "/feed.atom");

        assertThat(atom.statusCode()).isEqualTo(200);
        assertThat(SchemaValidator.relaxNg("atom.rnc", atom.body())).isEmpty();
        assertThat(XmlDocument.of(atom.body()).one("/feed/link[@rel='alternate']/@href")).isEqualTo(HOST + under);
        assertThat(SchemaValidator.relaxNg("rss.rnc", siteClient.get(under + "/feed.rss").body())).isEmpty();
        assertThat(SchemaValidator.json("jsonfeed.json", siteClient.get(under + "/feed.json").body())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sections/nobody/feed.atom", "/authors/nobody/feed.json", "/feed.xml", "/feed.rss?before=nothing",
            "/feed.atom?before="})
    void unknownFeedIsNotFound(String address) {
        assertThat(siteClient.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void mediaTypesAreThoseOfTheFormats() {
        assertThat(type("/feed.atom")).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(type("/feed.rss")).isEqualTo("application/rss+xml;charset=UTF-8");
        assertThat(type("/feed.json")).startsWith("application/feed+json");
    }

    @Test
    void conditionalRequestIsNotModified() {
        HttpResponse<String> first = siteClient.get("/feed.rss");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(etag).startsWith("\"");
        assertThat(siteClient.get("/feed.rss").headers().firstValue("ETag")).contains(etag);
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            HttpResponse<String> again = siteClient.get("/feed.rss", "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(etag);
            assertThat(again.headers().firstValue("Cache-Control")).isEqualTo(first.headers().firstValue("Cache-Control"));
        }
        assertThat(siteClient.get("/feed.rss", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(siteClient.request("HEAD", "/feed.rss").headers().firstValue("ETag")).contains(etag);
        assertThat(siteClient.get("/nothing-here", "If-None-Match", "*").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageLinksToTheFeedsWithTheirTitles() {
        assertThat(siteClient.get("/").body()).contains(
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\"",
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.rss\"",
                "<link rel=\"alternate\" type=\"application/feed+json\" href=\"/feed.json\"",
                "A feed brings every new story");
    }

    /** The documents from that address on, following the link of each to the next. */
    private <T> List<String> followLinks(String address, Function<String, T> reader, Function<T, List<String>> next) {
        List<String> documents = new ArrayList<>();
        Optional<String> at = Optional.of(address);
        while (at.isPresent()) {
            HttpResponse<String> response = siteClient.get(at.get());
            assertThat(response.statusCode()).as(at.get()).isEqualTo(200);
            documents.add(response.body());
            at = next.apply(reader.apply(response.body())).stream().findFirst().map(url -> url.substring(HOST.length()));
        }
        return documents;
    }

    private String type(String address) {
        return siteClient.get(address).headers().firstValue("Content-Type").orElseThrow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> texts(List<JsonNode> nodes, String name) {
        return nodes.stream().map(it -> it.path(name)).filter(it -> !it.isMissingNode()).map(JsonNode::asString).toList();
    }
}
