package press.broadsheet.pages.card;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.reading.SocialCardFiles;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.pages.JsonLdDocument;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.publication.Genre;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page without an image of its own has a social card. */
@WithRunningSite
@Timeout(300)
class SocialCardTests {

    private static final String BASE = "https://news.example.org";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private SocialCardFiles files;

    @Test
    void articleWithoutAnImageHasACard() throws IOException {
        testPublisher.publish(ManuscriptBuilder.of("Carded").section("Industry"));
        Document page = Jsoup.parse(siteClient.get("/articles/carded").body());

        assertThat(metaContent(page, "og:image")).matches(BASE + "/cards/[0-9a-f]{64}\\.png");
        assertThat(metaContent(page, "og:image:type")).isEqualTo("image/png");
        assertThat(metaContent(page, "og:image:alt")).isEqualTo("Carded");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(JsonLdDocument.of(page).article().at("/image/url").asString()).isEqualTo(metaContent(page, "og:image"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(card("/articles/carded"))));
        assertThat(image.getWidth() + "").isEqualTo(metaContent(page, "og:image:width"));
        assertThat(image.getHeight() + "").isEqualTo(metaContent(page, "og:image:height"));
    }

    @Test
    void otherPagesHaveThePublicationsCard() {
        testPublisher.publish(ManuscriptBuilder.of("Listed here").section("Cards").tags("Cards").authors("Carda"));
        List<String> cards = List.of("/", "/archive", "/sections/cards", "/tags/cards", "/authors/carda").stream()
                .map(this::card).distinct().toList();

        assertThat(cards).singleElement().asString().startsWith("/cards/" + SocialCardLookup.PUBLICATION_PREFIX);
        assertThat(siteClient.get(cards.getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void cardIsCacheableForever() {
        testPublisher.publish(ManuscriptBuilder.of("Kept for ever"));
        String card = card("/articles/kept-for-ever");
        HttpResponse<String> response = siteClient.get(card);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("content-type")).containsExactly("image/png");
        assertThat(response.headers().allValues("cache-control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(response.headers().allValues("x-content-type-options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("cross-origin-resource-policy")).containsExactly("cross-origin");
        String etag = response.headers().firstValue("etag").orElseThrow();
        assertThat(etag).isEqualTo("\"" + hash(card) + "\"");
        HttpResponse<String> again = siteClient.get(card, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> head = siteClient.request("HEAD", card);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length")).isEqualTo(response.headers().firstValue("content-length"));
        assertThat(siteClient.get(card, "Range", "bytes=0-7").statusCode()).isEqualTo(206);
    }

    @Test
    void addressDependsOnWhatIsDrawn() {
        List<String> cards = new ArrayList<>();
        testPublisher.publish(ManuscriptBuilder.of("Told").section("Industry"));
        cards.add(card("/articles/told"));
        testPublisher.publish(ManuscriptBuilder.of("Told").section("Science"));
        cards.add(card("/articles/told"));
        testPublisher.publish(ManuscriptBuilder.of("Told").section("Science").genre(Genre.OPINION));
        cards.add(card("/articles/told"));
        testPublisher.publish(ManuscriptBuilder.of("Told").section("Science").genre(Genre.OPINION).standfirst("Not drawn."));

        assertThat(cards).doesNotHaveDuplicates();
        assertThat(card("/articles/told")).isEqualTo(cards.getLast());
        assertThat(siteClient.get(cards.get(0)).statusCode()).as("no page links to it any more").isEqualTo(404);
        assertThat(siteClient.get(cards.get(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void inventedCardAddressIsNotFound() {
        testPublisher.publish(ManuscriptBuilder.of("Not made up"));
        String card = card("/articles/not-made-up");
        String hash = hash(card);

        for (String other : List.of(hash.substring(0, 63) + (hash.endsWith("0") ? "1" : "0"), hash.substring(1), hash + "0",
                "0".repeat(64), "f".repeat(64), hash.substring(0, 16) + "0".repeat(48), "..%2f..%2fmedia", "%00", "x")) {
            HttpResponse<String> response = siteClient.get("/cards/" + other + ".png");
            assertThat(response.statusCode()).as(other).isIn(404, 400);
            assertThat(response.headers().allValues("cache-control")).as(other).doesNotContain("immutable");
        }
        assertThat(siteClient.get(card.toUpperCase(Locale.ROOT).replace("/CARDS", "/cards").replace(".PNG", ".png")).statusCode())
                .isIn(301, 404);
    }

    @Test
    void whatIsNotLiveHasNoCard() {
        testPublisher.publish(ManuscriptBuilder.of("Soon live").date(ManuscriptBuilder.time("2027-01-01T09:00:00Z")),
                ManuscriptBuilder.of("Drafted").draft());
        testPublisher.publish(ManuscriptBuilder.of("Was live"), ManuscriptBuilder.of("Live now"));
        String was = card("/articles/was-live");
        assertThat(siteClient.get(was).statusCode()).isEqualTo(200);
        testPublisher.publish(ManuscriptBuilder.of("Was live").withdrawnSilently());

        assertThat(inventedAddress("live-now.md", "Live now")).as("else this test requests nothing")
                .isEqualTo(card("/articles/live-now"));
        for (String card : List.of(was, inventedAddress("soon-live.md", "Soon live"), inventedAddress("drafted.md", "Drafted"))) {
            assertThat(siteClient.get(card).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void oneCardPerLiveArticleIsStored() throws IOException {
        testPublisher.publish(ManuscriptBuilder.of("Told twice").section("First"), ManuscriptBuilder.of("Told no more"));
        String first = card("/articles/told-twice");
        String gone = card("/articles/told-no-more");
        bytes(first);
        bytes(gone);
        assertThat(files.find(hash(first))).isPresent();
        testPublisher.publish(ManuscriptBuilder.of("Told twice").section("Second"),
                ManuscriptBuilder.of("Told no more").withdrawn("Wrong."));
        String second = card("/articles/told-twice");
        bytes(second);

        assertThat(files.find(hash(second))).isPresent();
        assertThat(files.find(hash(first))).isEmpty();
        files.store(hash(gone).substring(0, 2) + "0".repeat(62), new byte[1]); // another file with the same article key
        assertThat(files.find(hash(gone))).isEmpty();
    }

    /** Many clients request each card at once: most get 503, the others the same card, and pages are still served. */
    @Test
    void concurrentRequestsGetTheSameCardOr503() throws Exception {
        IntStream.range(0, 4).forEach(at -> testPublisher.publish(ManuscriptBuilder.of("Crowd " + at)));
        List<String> cards = IntStream.range(0, 4).mapToObj(at -> card("/articles/crowd-" + at)).toList();
        try (ExecutorService readers = Executors.newFixedThreadPool(40)) {
            List<Callable<HttpResponse<String>>> asking = IntStream.range(0, 40)
                    .<Callable<HttpResponse<String>>>mapToObj(at -> () -> siteClient.get(cards.get(at % 4))).toList();
            List<Future<HttpResponse<String>>> responses = asking.stream().map(readers::submit).toList();
            assertThat(siteClient.get("/articles/crowd-0").statusCode()).isEqualTo(200);
            for (int at = 0; at < responses.size(); at++) {
                HttpResponse<String> response = responses.get(at).get();
                assertThat(response.statusCode()).isIn(200, 503);
                if (response.statusCode() == 503) {
                    assertThat(response.headers().allValues("retry-after")).containsExactly("5");
                    assertThat(response.headers().allValues("cache-control")).containsExactly("no-store");
                } else {
                    assertThat(response.body()).isEqualTo(siteClient.get(cards.get(at % 4)).body());
                }
            }
        }
    }

    private String card(String page) {
        return metaContent(Jsoup.parse(siteClient.get(page).body()), "og:image").replace(BASE, "");
    }

    private byte[] bytes(String card) throws IOException {
        try (InputStream in = URI.create(siteClient.url(card)).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private static String inventedAddress(String identity, String headline) {
        return new SocialCard(SocialCardLookup.articlePrefix(identity), "Broadsheet", headline, Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH)
                .address();
    }

    private static String hash(String card) {
        return card.substring("/cards/".length(), card.length() - ".png".length());
    }

    private static String metaContent(Document page, String property) {
        return page.select("meta[property=" + property + "]").attr("content");
    }
}
