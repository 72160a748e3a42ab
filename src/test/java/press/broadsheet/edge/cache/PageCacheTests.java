package press.broadsheet.edge.cache;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** Cached pages equal rendered ones, are served only in their edition, and stay within the size limit. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WithRunningSite
@Import({PageCacheTests.CountingPages.class, PageCacheTests.RequestCounter.class})
@TestPropertySource(properties = "broadsheet.edge.cache-size=2MB")
@Timeout(120)
class PageCacheTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private PageCache cache;

    @Autowired
    private CountingPages pages;

    /** A slow page that counts how often it is rendered. */
    @Controller
    static class CountingPages {

        private final Map<String, AtomicInteger> rendered = new ConcurrentHashMap<>();

        @GetMapping(value = "/counted/{name}", produces = "text/html;charset=UTF-8")
        @ResponseBody
        String page(@PathVariable String name) throws InterruptedException {
            Thread.sleep(name.startsWith("slow") ? 300 : 0);
            rendered.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
            return "<p>" + name + "</p>".repeat(200);
        }

        int renderCount(String name) {
            return rendered.getOrDefault(name, new AtomicInteger()).get();
        }
    }

    /** Counts the requests that reach the servlet container. */
    @Configuration(proxyBeanMethods = false)
    static class RequestCounter {

        static final Map<String, AtomicInteger> REQUESTS = new ConcurrentHashMap<>();

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> counting() {
            return factory -> factory.addEngineValves(new ValveBase(true) {
                @Override
                public void invoke(
                        Request request, Response response)
                        throws IOException, ServletException {
                    REQUESTS.computeIfAbsent(request.getRequestURI(), _ -> new AtomicInteger()).incrementAndGet();
                    getNext().invoke(request, response);
                }
            });
        }

        static int requestCount(String path) {
            return REQUESTS.getOrDefault(path, new AtomicInteger()).get();
        }
    }

    @BeforeEach
    void publish() {
        testPublisher.publishOnly(IntStream.range(0, 30)
                .mapToObj(i -> ManuscriptBuilder.of("Story " + i).date(ManuscriptBuilder.day("2026-03-0" + (i % 9 + 1)))
                        .section("Trade").tags("Rates").authors("Ada").aliases("/old-" + i))
                .toArray(ManuscriptBuilder[]::new));
    }

    /** Before the tests that fill the cache: a full one admits a page only if it is requested more often than another. */
    @Test
    @Order(1)
    void cachedPageEqualsARenderedOne() {
        List<String> addresses =
                List.of("/", "/articles/story-1", "/articles/story-1.md", "/sections", "/sections/trade", "/tags/rates",
                        "/authors/ada", "/archive", "/archive/2026", "/archive/2026/03", "/archive/2026/03/05",
                        "/sections/trade?before=story-3",
                        "/?after=story-5", "/feed.atom", "/sections/trade/feed.rss", "/feed.json", "/feed.atom?before=story-4",
                        "/sitemap.xml",
                        "/sitemaps/2026-03.xml", "/sitemap-news.xml", "/robots.txt", "/favicon.ico", "/apple-touch-icon.png",
                        "/articles/story-1?utm_source=mail", "/tags/rates?x=1&before=story-3");
        for (String encoding : List.of("identity", "gzip")) {
            for (String method : List.of("GET", "HEAD")) {
                testPublisher.publish(ManuscriptBuilder.of("Story 0").standfirst(method + " " + encoding));
                Map<String, Map<String, List<String>>> first = new TreeMap<>();
                Map<String, String> bodies = new TreeMap<>();
                for (String address : addresses) {
                    HttpResponse<String> answer = siteClient.request(method, address, "Accept-Encoding", encoding);
                    assertThat(answer.statusCode()).as(address).isEqualTo(200);
                    first.put(address, head(answer));
                    bodies.put(address, answer.body());
                }
                for (String address : addresses) {
                    int before = RequestCounter.requestCount(address.split("\\?")[0]);
                    HttpResponse<String> answer = siteClient.request(method, address, "Accept-Encoding", encoding);
                    assertThat(RequestCounter.requestCount(address.split("\\?")[0]))
                            .as(address + " is served before the container")
                            .isEqualTo(before);
                    assertThat(head(answer)).as(address).isEqualTo(first.get(address));
                    assertThat(answer.body()).as(address).isEqualTo(bodies.get(address));
                }
            }
        }
    }

    @Test
    void notModifiedIsTheSameFromTheCache() {
        for (String address : List.of("/", "/articles/story-1", "/feed.atom")) {
            String etag = siteClient.get(address).headers().firstValue("ETag").orElseThrow();
            testPublisher.publish(ManuscriptBuilder.of("Elsewhere").date(ManuscriptBuilder.day("2020-01-01")));
            String now = siteClient.get(address).headers().firstValue("ETag").orElseThrow();
            testPublisher.publish(ManuscriptBuilder.of("Elsewhere").date(ManuscriptBuilder.day("2020-01-02")));
            HttpResponse<String> cold = siteClient.get(address, "If-None-Match", now);
            HttpResponse<String> hot = siteClient.get(address, "If-None-Match", now);
            assertThat(head(hot)).as(address + etag).isEqualTo(head(cold));
            assertThat(hot.statusCode()).isEqualTo(cold.statusCode());
        }
    }

    @Test
    void concurrentRequestsRenderAPageOnce() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<String>> responses = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String tracker = i % 2 == 0 ? "" : "?utm_source=" + i;
                responses.add(clients.submit(() -> {
                    go.await();
                    return siteClient.get("/counted/slow-once" + tracker).body();
                }));
            }
            go.countDown();
            for (Future<String> answer : responses) {
                assertThat(answer.get(90, TimeUnit.SECONDS)).startsWith("<p>slow-once");
            }
        }
        assertThat(pages.renderCount("slow-once")).isEqualTo(1);
    }

    @Test
    void requestedPagesAreRewarmedAfterAnEdition() {
        for (int i = 0; i < 5; i++) {
            siteClient.get("/counted/hot");
        }
        testPublisher.publish(ManuscriptBuilder.of("News"));

        await().until(() -> cache.find("/counted/hot").isPresent());
        assertThat(pages.renderCount("hot")).isEqualTo(2);
        siteClient.get("/counted/hot");
        assertThat(pages.renderCount("hot")).isEqualTo(2);
    }

    /** No client gets an older edition after a newer one. */
    @Test
    void noClientEverGetsAnOlderEdition() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int reader = i;
                reading.add(clients.submit(() -> {
                    int last = 0;
                    int responses = 0;
                    while (!over.get()) {
                        String address = (responses + reader) % 2 == 0 ? "/articles/clock" : "/?x=" + reader;
                        String body = siteClient.get(address).body();
                        int at = body.indexOf("Now ");
                        if (at >= 0) {
                            int now = Integer.parseInt(body.substring(at + 4, at + 8));
                            assertThat(now).as(address).isGreaterThanOrEqualTo(last);
                            last = now;
                            responses++;
                        }
                    }
                    return responses;
                }));
            }
            for (int edition = 1000; edition < 1100; edition++) {
                testPublisher.publish(ManuscriptBuilder.of("Clock").standfirst("Now " + edition + ".")
                        .date(ManuscriptBuilder.day("2026-03-11")));
            }
            over.set(true);
            for (Future<Integer> reader : reading) {
                assertThat(reader.get(90, TimeUnit.SECONDS)).isPositive();
            }
        }
    }

    @Test
    void missingPagesEvictNothing() {
        for (int i = 0; i < 20; i++) {
            siteClient.get("/counted/treasured");
        }
        long size = cache.weightInBytes();
        for (int i = 0; i < 500; i++) {
            siteClient.get("/no-such-page-" + i);
            siteClient.get("/articles/story-1.md?before=" + i);
            siteClient.get("/sitemap.xml?before=story-" + i % 30 + "&x=" + i);
            siteClient.get("/?before=invented-" + i);
            siteClient.get("/counted/treasured?utm_source=" + i);
            siteClient.get("/OLD-" + i % 30);
        }

        assertThat(pages.renderCount("treasured")).isEqualTo(1);
        assertThat(cache.weightInBytes()).isLessThan(size + 200_000);
    }

    @Test
    void cacheSizeIsBounded() {
        for (int i = 0; i < 3000; i++) {
            siteClient.get("/counted/many-" + i);
        }

        assertThat(cache.weightInBytes()).isPositive().isLessThanOrEqualTo(2 << 20);
    }

    @Test
    void repeatedRequestGetsBrotli() {
        HttpResponse<String> first = siteClient.get("/articles/story-2", "Accept-Encoding", "gzip, deflate, br");
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        String gzipTag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer =
                await().until(() -> siteClient.get("/articles/story-2", "Accept-Encoding", "gzip, deflate, br"),
                        it -> it.headers().firstValue("Content-Encoding").equals(Optional.of("br")));
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(gzipTag);
        assertThat(siteClient.get("/articles/story-2", "Accept-Encoding", "br", "If-None-Match", gzipTag).statusCode())
                .isEqualTo(200);
        assertThat(siteClient.get("/articles/story-2", "Accept-Encoding", "gzip, br", "If-None-Match", gzipTag).statusCode())
                .as("a client with the gzip version needs no other").isEqualTo(304);
    }

    private static Map<String, List<String>> head(HttpResponse<?> answer) {
        Map<String, List<String>> head = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> head.put(name.toLowerCase(Locale.ROOT), values));
        head.remove("date");
        return head;
    }
}
