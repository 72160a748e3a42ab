package press.broadsheet.pages.card;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests every kind of address while a draft, a scheduled, an expired and a withdrawn article exist. Each contains one unique
 * word in all its fields, which must appear in no response.
 */
@WithRunningSite
public class UnpublishedContentLeakTests {

    private static final String LIVE = "zqlive";

    /** Not live; nothing about them may be shown. */
    private static final List<String> SECRET = List.of("zqscheduled", "zqdraft", "zqredrafted", "zqembargoed", "zqsilent",
            "zqpagesoon", "zqpagedraft", "zqpageover", "zqpagelost");

    /** Not live, but their own pages say what they were. */
    private static final List<String> ENDED = List.of("zqexpired", "zqwithdrawn");

    /** Every kind of address that does not contain an article's slug. */
    private static final List<String> PLACES = List.of(
            "/", "/articles", "/sections", "/tags", "/authors",
            "/archive", "/archive/undated", "/archive/2026", "/archive/2026/03", "/archive/2026/03/10", "/archive/2027",
            "/archive/2027/01", "/archive/2027/01/01", "/search", "/search?q=shibboleth", "/search?q=zq",
            "/search?q=section:zqlive",
            "/search?q=-nothing&page=2", "/search?q=after:2020", "/search?q=shibbolet", "/search?q=zqschedulde",
            "/search?q=zqsilen+shibboleth",
            "/search?q=author:zq", "/articles/zqschedulde", "/articles/zqwithdrawm-shibboleth", "/zqdrafd", "/corrections",
            "/corrections/feed.atom", "/corrections/feed.rss", "/corrections/feed.json",
            "/pages", "/pages/about",
            "/feed.atom", "/feed.rss", "/feed.json", "/sitemap.xml", "/sitemaps/2026-03.xml", "/sitemaps/2027-01.xml",
            "/sitemap-news.xml", "/sitemaps/listings.xml", "/robots.txt", "/opensearch.xml", "/media/0/a.png", "/cards/0.png",
            "/assets/a.css",
            "/favicon.ico", "/apple-touch-icon.png", "/error", "/actuator", "/actuator/health", "/actuator/health/readiness",
            "/nothing/of/ours");

    /** Every kind of address that could contain an article's or label's slug; {@code %s} is its word. */
    private static final List<String> NAMES = List.of(
            "/articles/%s", "/articles/%s.md", "/old/%s", "/show.asp?id=%s", "/Articles/%s.html", "/?before=%s", "/?after=%s",
            "/sections/%s", "/sections/%s/feed.atom", "/sections/%s/feed.rss", "/sections/%s/feed.json",
            "/tags/%s", "/tags/%s/feed.atom", "/tags/%s/feed.rss", "/tags/%s/feed.json",
            "/authors/%s", "/authors/%s/feed.atom", "/authors/%s/feed.rss", "/authors/%s/feed.json",
            "/sections/zqlive?before=%s", "/sections/zqlive?after=%s", "/archive?before=%s", "/archive/2026?before=%s",
            "/archive/2026/03?after=%s", "/corrections?before=%s", "/feed.atom?before=%s", "/feed.rss?before=%s",
            "/feed.json?before=%s",
            "/sections/zqlive/feed.atom?before=%s", "/pages/%s", "/Pages/%s.html", "/%s");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void publish() {
        testPublisher.publishOnly(articleWith("zqlive").markdown(read("[Soon](zqscheduled.md), [drafted](zqdraft.md).")),
                articleWith("zqredrafted"), articleWith("zqembargoed"), articleWith("zqsilent"),
                articleWith("zqexpired"), articleWith("zqwithdrawn"));
        testPublisher.publish(articleWith("zqscheduled").date(ManuscriptBuilder.time("2027-01-01T09:00:00Z")),
                articleWith("zqdraft").draft(), articleWith("zqredrafted").draft(),
                articleWith("zqembargoed").date(ManuscriptBuilder.time("2027-01-01T09:00:00Z")),
                articleWith("zqsilent").withdrawnSilently(),
                articleWith("zqexpired").expires(ManuscriptBuilder.day("2026-03-12")),
                articleWith("zqwithdrawn").withdrawn("Reason of zqwithdrawn."));
    }

    /** An article as imported, with its links marked. */
    private String read(String text) {
        ReadResult read = context.getBean(ManuscriptReader.class).read("zqlive.md", text.getBytes(StandardCharsets.UTF_8));
        return ((ReadResult.Accepted) read).manuscript().text().markdown();
    }

    /** Standing pages, one of them live and linked; a front page that references articles that are not live. */
    @BeforeEach
    void arrange() {
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("Zqpagelost").markdown("Zqpagelost."),
                ManuscriptBuilder.of("Zqstanding").markdown("Zqstanding."));
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("Zqstanding").markdown("Zqstanding."),
                ManuscriptBuilder.of("Zqpagesoon").date(ManuscriptBuilder.time("2027-01-01T09:00:00Z")),
                ManuscriptBuilder.of("Zqpagedraft").draft(),
                ManuscriptBuilder.of("Zqpageover").expires(ManuscriptBuilder.day("2026-03-12")));
        testPublisher.arrangeFrontPage(new FrontPageLayout(slot("zqscheduled"),
                SECRET.stream().flatMap(word -> slot(word).stream()).toList()));
    }

    @AfterEach
    void clearStandingPagesAndLayout() {
        testPublisher.publishStandingPagesOnly();
        testPublisher.arrangeFrontPage(FrontPageLayout.NONE);
    }

    private static Optional<FrontPageLayout.Slot> slot(String slug) {
        return Optional.of(new FrontPageLayout.Slot(slug, Optional.of("Headline of " + slug), Optional.empty(), 1));
    }

    @Test
    void everyKindOfAddressIsTested() {
        Set<String> untested = new TreeSet<>();
        for (var mapping : context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            Map<RequestMappingInfo, HandlerMethod> handlers = new HashMap<>(mapping.getHandlerMethods());
            handlers.values().removeIf(handler -> handler.getBeanType().isMemberClass()); // a page that a test adds
            handlers.keySet().forEach(kind -> kind.getPatternValues().stream()
                    .filter(pattern -> allAddresses().map(it -> it.split("\\?")[0]).noneMatch(it -> matches(pattern, it)))
                    .forEach(untested::add));
        }

        assertThat(untested).as("kinds of address that this test does not request yet").isEmpty();
    }

    @Test
    void unpublishedContentAppearsNowhere() {
        List<String> leaks = new ArrayList<>();
        allAddresses().forEach(address -> {
            HttpResponse<String> response = siteClient.get(address);
            // a response may repeat the requested URL, as the canonical URL of a listing with a position does
            String text = (response.headers().map() + "\n" + response.body()).toLowerCase(Locale.ROOT)
                    .replace(address.toLowerCase(Locale.ROOT), "")
                    // a tombstone has the id that feed readers know from when the article was live (RFC 6721), and the reason
                    // that its page shows
                    .replaceAll("<at:deleted-entry [^>]*>(<at:comment>[^<]*</at:comment>)?", "");
            Stream.concat(SECRET.stream(), ENDED.stream())
                    .filter(text::contains)
                    .filter(word -> !(ENDED.contains(word) && response.statusCode() == 410 && address.contains(word)))
                    .map(word -> address + " (" + response.statusCode() + ") tells of " + word)
                    .forEach(leaks::add);
        });

        assertThat(leaks).isEmpty();
    }

    /** The search page repeats the query, so this checks its count and its results. */
    @Test
    void unpublishedContentIsNeitherFoundNorCounted() {
        assertThat(siteClient.get("/search?q=shibboleth").body()).contains("One story mentions “shibboleth”");
        for (String word : Stream.concat(SECRET.stream(), ENDED.stream()).toList()) {
            for (String question : List.of(word, "%22" + word + "%22", "section:" + word, "shibboleth+author:" + word)) {
                assertThat(siteClient.get("/search?q=" + question).body()).as(question).contains("No story")
                        .doesNotContain("class=\"row\"", "Did you mean");
            }
        }
    }

    /** The address reveals nothing, and can be computed by anyone who knows the algorithm. */
    @Test
    void whatIsNotLiveHasNoCard() {
        assertThat(siteClient.get(card(LIVE)).statusCode()).isEqualTo(200);
        Stream.of(SECRET, ENDED).flatMap(List::stream).map(UnpublishedContentLeakTests::card)
                .forEach(card -> assertThat(siteClient.get(card).statusCode()).as(card).isEqualTo(404));
    }

    /** Without this, a site that shows nothing would pass. */
    @Test
    void liveContentIsShown() {
        for (String address : List.of("/", "/articles/zqlive", "/articles/zqlive.md")) {
            assertThat(siteClient.get(address).body()).as(address).contains("Zqlive");
        }
        for (String address : List.of("/", "/pages/zqstanding", "/sitemaps/listings.xml")) {
            assertThat(siteClient.get(address).body()).as(address).containsIgnoringCase("zqstanding");
        }
    }

    @Test
    void standingPageIsInNoListingFeedOrArchive() {
        for (String address : PLACES) {
            if (!address.startsWith("/sitemaps/listings")) {
                assertThat(siteClient.get(address).body().replaceAll("(?s)<footer.*", "")).as(address)
                        .doesNotContainIgnoringCase("zqstanding");
            }
        }
    }

    private static Stream<String> allAddresses() {
        return addresses(Stream.of(List.of(LIVE), SECRET, ENDED).flatMap(List::stream).toList());
    }

    /** Every kind of address, with each of these words in the place of a slug. */
    public static Stream<String> addresses(List<String> words) {
        return Stream.concat(PLACES.stream(),
                NAMES.stream().flatMap(name -> words.stream().map(word -> name.replace("%s", word))));
    }

    private static boolean matches(String pattern, String path) {
        // excludes the ledger's catch-all, which matches anything
        return pattern.equals("/**") || PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private static String card(String word) {
        String name = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return new SocialCard(SocialCardLookup.articlePrefix(word + ".md"), "Broadsheet", name, Optional.of(name),
                Optional.empty(),
                Locale.ENGLISH)
                .address();
    }

    /** An article with the word in every field and label. */
    private static ManuscriptBuilder articleWith(String word) {
        String name = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return ManuscriptBuilder.of(name).date(ManuscriptBuilder.day("2026-03-10")).updated(ManuscriptBuilder.day("2026-03-11"))
                .section(name).tags(name, "Shibboleth").authors(name).standfirst("Shibboleth of " + name + ".")
                .source(new Source(name + " wire", Optional.of("https://wire.example.com/" + word)))
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), name + " was corrected."))
                .body(new ArticleBody("<p>Shibboleth, says " + name + ".</p>", "", "", "Shibboleth, says " + name + ".", 4,
                        false))
                .markdown("Shibboleth, says " + name + ".")
                .aliases("/old/" + word, "/show.asp?id=" + word);
    }
}
