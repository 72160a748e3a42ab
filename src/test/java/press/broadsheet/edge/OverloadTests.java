package press.broadsheet.edge;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import press.broadsheet.RunsAlone;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** No client delays another. */
@WithRunningSite
@RunsAlone
@Timeout(120)
class OverloadTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private BlockingPages blockingPages;

    /** Pages whose rendering the test controls. */
    @Controller
    static class BlockingPages {

        private volatile CountDownLatch release = new CountDownLatch(0);

        @GetMapping("/stuck/{name}")
        @ResponseBody
        String page(@PathVariable String name) throws InterruptedException {
            release.await(60, TimeUnit.SECONDS);
            return "<p>" + name;
        }
    }

    @Test
    void overloadGets503QuicklyWhileCachedPagesAreServed() throws Exception {
        testPublisher.publish(ManuscriptBuilder.of("Kept"));
        assertThat(siteClient.get("/articles/kept").statusCode()).isEqualTo(200);
        blockingPages.release = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> flood = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String request = "GET /stuck/" + i + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
                flood.add(clients.submit(() -> siteClient.sendRaw(request)));
            }
            await().until(() -> flood.stream().anyMatch(Future::isDone)); // rejected, since no page can be finished yet
            assertThat(siteClient.get("/articles/kept").statusCode()).isEqualTo(200);
            blockingPages.release.countDown();
            List<String> responses = new ArrayList<>();
            for (Future<String> response : flood) {
                responses.add(response.get(90, TimeUnit.SECONDS));
            }
            assertThat(responses).anyMatch(it -> it.startsWith("HTTP/1.1 200"))
                    .allMatch(it -> it.matches("(?s)HTTP/1.1 (200|503) .*"));
            assertThat(responses).filteredOn(it -> it.startsWith("HTTP/1.1 503")).isNotEmpty()
                    .allSatisfy(refusal -> assertThat(refusal)
                            .contains("Retry-After: 5", "Cache-Control: no-store", "Content-Security-Policy",
                                    "Please try again in a moment."));
        } finally {
            blockingPages.release.countDown();
        }
        assertThat(siteClient.get("/stuck/after").statusCode()).as("after the overload").isEqualTo(200);
    }

    @Test
    void incompleteRequestsDelayNoOtherClient() throws IOException {
        testPublisher.publish(ManuscriptBuilder.of("Kept"));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = siteClient.connect();
                socket.getOutputStream()
                        .write("GET /articles/kept HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(siteClient.get("/articles/kept").statusCode()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }
}
