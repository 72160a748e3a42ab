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
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Served
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTests {

    private static final String HOST = "https://news.example.org";

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @BeforeAll
    void fillThePaper() {
        press.publishOnly(Paper.stories());
    }

    @Test
    void atomIsValidAndItsArchivesHoldEachStoryOnce() {
        List<String> documents = walk("/feed.atom", Xml::of, xml -> xml.all("//feed/link[@rel='prev-archive']/@href"));

        assertThat(documents).hasSize(Paper.STORIES / 20)
                .allSatisfy(document -> assertThat(Schemas.relaxNg("atom.rnc", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> Xml.of(it).all("//entry/id").stream()))
                .hasSize(Paper.STORIES)
                .doesNotHaveDuplicates();
        assertThat(documents.stream().map(Xml::of).map(it -> it.one("/feed/id")).distinct()).hasSize(1);
        assertThat(documents).allSatisfy(document -> {
            Xml xml = Xml.of(document);
            assertThat(xml.all("//entry[not(author)]")).isEmpty(); // RFC 4287, 4.1.2
            assertThat(xml.all("//entry/link[@rel='alternate']/@href")).hasSameSizeAs(xml.all("//entry"));
        });
        assertThat(Xml.of(documents.getFirst()).all("//*[name()='fh:archive']")).isEmpty();
        assertThat(documents.stream().skip(1))
                .allSatisfy(document -> assertThat(Xml.of(document).all("/feed/*[name()='fh:archive']")).hasSize(1));
    }

    @Test
    void rssIsValidAndItsArchivesHoldEachStoryOnce() {
        List<String> documents =
                walk("/feed.rss", Xml::of, xml -> xml.all("//*[name()='atom:link'][@rel='prev-archive']/@href"));

        assertThat(documents).allSatisfy(document -> assertThat(Schemas.relaxNg("rss.rnc", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> Xml.of(it).all("//item/guid").stream()))
                .hasSize(Paper.STORIES)
                .doesNotHaveDuplicates();
    }

    @Test
    void jsonIsValidAndItsPagesHoldEachStoryOnce() {
        List<String> documents = walk("/feed.json", FeedTests::json,
                json -> json.path("next_url").isMissingNode() ? List.of() : List.of(json.path("next_url").asString()));

        assertThat(documents).allSatisfy(document -> assertThat(Schemas.json("jsonfeed.json", document)).isEmpty());
        assertThat(documents.stream().flatMap(it -> json(it).path("items").valueStream()).map(it -> it.path("id").asString()))
                .hasSize(Paper.STORIES)
                .doesNotHaveDuplicates();
    }

    @Test
    void allFormatsTellTheSame() {
        Xml atom = Xml.of(site.get("/feed.atom").body());
        Xml rss = Xml.of(site.get("/feed.rss").body());
        List<JsonNode> items = json(site.get("/feed.json").body()).path("items").valueStream().toList();

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
    void labelHasFeedsOfItsOwn(String under) {
        HttpResponse<String> atom = site.get(under + "/feed.atom");

        assertThat(atom.statusCode()).isEqualTo(200);
        assertThat(Schemas.relaxNg("atom.rnc", atom.body())).isEmpty();
        assertThat(Xml.of(atom.body()).one("/feed/link[@rel='alternate']/@href")).isEqualTo(HOST + under);
        assertThat(Schemas.relaxNg("rss.rnc", site.get(under + "/feed.rss").body())).isEmpty();
        assertThat(Schemas.json("jsonfeed.json", site.get(under + "/feed.json").body())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sections/nobody/feed.atom", "/authors/nobody/feed.json", "/feed.xml", "/feed.rss?before=nothing",
            "/feed.atom?before="})
    void whatIsNotHereIs404(String address) {
        assertThat(site.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void mediaTypesAreThoseOfTheFormats() {
        assertThat(type("/feed.atom")).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(type("/feed.rss")).isEqualTo("application/rss+xml;charset=UTF-8");
        assertThat(type("/feed.json")).startsWith("application/feed+json");
    }

    @Test
    void readerWhoHasItGetsNothingMore() {
        HttpResponse<String> first = site.get("/feed.rss");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(etag).startsWith("\"");
        assertThat(site.get("/feed.rss").headers().firstValue("ETag")).contains(etag);
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            HttpResponse<String> again = site.get("/feed.rss", "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(etag);
            assertThat(again.headers().firstValue("Cache-Control")).isEqualTo(first.headers().firstValue("Cache-Control"));
        }
        assertThat(site.get("/feed.rss", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(site.ask("HEAD", "/feed.rss").headers().firstValue("ETag")).contains(etag);
        assertThat(site.get("/nothing-here", "If-None-Match", "*").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageLeadsToTheFeedsAndSaysWhatTheyAre() {
        assertThat(site.get("/").body()).contains(
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\"",
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.rss\"",
                "<link rel=\"alternate\" type=\"application/feed+json\" href=\"/feed.json\"",
                "A feed brings every new story");
    }

    /** The documents from that address on, as long as each leads to another. */
    private <T> List<String> walk(String address, Function<String, T> reader, Function<T, List<String>> next) {
        List<String> documents = new ArrayList<>();
        Optional<String> at = Optional.of(address);
        while (at.isPresent()) {
            HttpResponse<String> answer = site.get(at.get());
            assertThat(answer.statusCode()).as(at.get()).isEqualTo(200);
            documents.add(answer.body());
            at = next.apply(reader.apply(answer.body())).stream().findFirst().map(url -> url.substring(HOST.length()));
        }
        return documents;
    }

    private String type(String address) {
        return site.get(address).headers().firstValue("Content-Type").orElseThrow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> texts(List<JsonNode> nodes, String name) {
        return nodes.stream().map(it -> it.path(name)).filter(it -> !it.isMissingNode()).map(JsonNode::asString).toList();
    }
}
