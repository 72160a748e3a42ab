package press.broadsheet.edge.cache;

import com.zaxxer.hikari.HikariDataSource;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

@WithRunningSite
@Timeout(180)
public class PageCacheFilterTests {

    private static final int MEGABYTES = 32 << 20;

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private SlowPages pages;

    @Autowired
    private HikariDataSource database;

    @Controller
    public static class SlowPages {

        private final ArticleCalendar articleCalendar;
        private final Editions editions;
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        SlowPages(ArticleCalendar articleCalendar, Editions editions) {
            this.articleCalendar = articleCalendar;
            this.editions = editions;
        }

        @GetMapping("/slow")
        @ResponseBody
        String slow() throws InterruptedException {
            String first = count();
            started.countDown();
            release.await(30, TimeUnit.SECONDS);
            return first + " " + count();
        }

        @GetMapping("/huge")
        @ResponseBody
        String huge() {
            return count() + " ".repeat(MEGABYTES);
        }

        String count() {
            return articleCalendar.countAll() + " in " + editions.current().orElseThrow().number();
        }
    }

    @Test
    void pageNeverMixesTwoEditions() throws Exception {
        testPublisher.publishOnly(ManuscriptBuilder.of("First"));
        String before = pages.count();
        CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> siteClient.get("/slow").body());
        assertThat(pages.started.await(30, TimeUnit.SECONDS)).isTrue();

        testPublisher.publish(ManuscriptBuilder.of("Second"));
        pages.release.countDown();

        assertThat(page.get().split(" (?=\\d+ in)")).hasSize(2).allMatch(count -> count.equals(before));
    }

    @Test
    void slowClientHoldsNoSnapshotOpen() throws Exception {
        testPublisher.publish(ManuscriptBuilder.of("Third"));
        try (Socket reader = siteClient.connect()) {
            reader.setReceiveBufferSize(4096);
            reader.getOutputStream().write("GET /huge HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().read()).isEqualTo('H'); // the response has started and is not finished

            // but briefly the connections of pages that are rendered again after each edition
            await().until(() -> database.getHikariPoolMXBean().getActiveConnections() == 0);
        }
    }
}
