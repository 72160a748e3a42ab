package press.broadsheet.edge.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import press.broadsheet.RunsAlone;
import press.broadsheet.edge.RawHttpConnection;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Cached pages are served without a worker, and the response is the same as a worker's. These promises depend on Tomcat's
 * internals: check them when a new version breaks these tests.
 */
@WithRunningSite
@TestPropertySource(properties = "server.tomcat.connection-timeout=2s")
@RunsAlone
@Timeout(180)
public class PollerResponderTests {

    private static final String PLAIN = "/articles/kept HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private ServletWebServerApplicationContext context;

    private int port;
    private ThreadPoolExecutor workers;

    /** A page that no connection accepts at once. */
    @Controller
    public static class Large {

        public static final String PAGE = new Random(1).ints(6_000_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, (page, letter) -> page.append((char) letter), StringBuilder::append).toString();

        @GetMapping(value = "/large", produces = "text/html;charset=UTF-8")
        @ResponseBody
        String page() {
            return PAGE;
        }
    }

    @BeforeEach
    void keep() throws IOException {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        port = server.getPort();
        workers =
                (ThreadPoolExecutor) ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler()).getExecutor();
        testPublisher.publishOnly(ManuscriptBuilder.of("Kept"), ManuscriptBuilder.of("Another"));
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            for (String page : List.of("/", "/articles/kept", "/articles/another", "/feed.atom", "/large")) {
                assertThat(rawHttpConnection.request("GET", page + " HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void cachedPageNeedsNoWorker() throws IOException {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            String tag = rawHttpConnection.request("HEAD", PLAIN).head().replaceAll("(?s).*ETag: ([^\r]*).*", "$1");
            long before = workers.getTaskCount();
            for (int i = 0; i < 50; i++) {
                assertThat(rawHttpConnection.request("GET", PLAIN).text()).contains("<h1").contains("Kept");
                assertThat(rawHttpConnection.request("HEAD", PLAIN).status()).isEqualTo(200);
                assertThat(rawHttpConnection.request("GET", with("If-None-Match: " + tag)).status()).isEqualTo(304);
                assertThat(rawHttpConnection.request("GET", "/feed.atom HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
            }
            assertThat(workers.getTaskCount()).isEqualTo(before);
        }
    }

    /** A worker handles a request that arrives in several parts. */
    @ParameterizedTest
    @ValueSource(strings = {
            "GET " + PLAIN,
            "HEAD " + PLAIN,
            "GET /articles/kept?utm_source=mail HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET http://localhost/articles/kept HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip;q=0, identity\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-9\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
            "GET /articles/kept HTTP/1.0\r\n\r\n",
            "GET /articles/kept HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET /articles/kept HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n",
            "GET /articles/kept HTTP/2.7\r\nHost: localhost\r\n\r\n",
            "GET /articles/kept\\ HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST " + PLAIN,
            "OPTIONS " + PLAIN,
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
    })
    void responseEqualsAWorkersByteForByte(String request) throws Exception {
        String method = request.substring(0, request.indexOf(' '));
        RawHttpConnection.RawResponse quick;
        RawHttpConnection.RawResponse slow;
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            rawHttpConnection.send(request);
            quick = rawHttpConnection.readResponse(method);
        }
        long before = workers.getTaskCount();
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            rawHttpConnection.send(request.substring(0, 12));
            Thread.sleep(100);
            rawHttpConnection.send(request.substring(12));
            slow = rawHttpConnection.readResponse(method);
        }
        assertThat(workers.getTaskCount()).isGreaterThan(before);
        assertThat(quick.head()).isEqualTo(slow.head());
        assertThat(quick.body()).isEqualTo(slow.body());
        assertThat(quick.head()).contains("\r\nContent-Security-Policy: ").containsOnlyOnce("\r\nDate: now\r\n");
    }

    @Test
    void connectionClosesWhenTheHeaderSaysSo() throws IOException {
        for (String last : List.of(with("Connection: close"), "/articles/kept HTTP/1.0\r\n\r\n")) {
            try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
                assertThat(rawHttpConnection.request("GET", PLAIN).status()).isEqualTo(200);
                RawHttpConnection.RawResponse answer = rawHttpConnection.request("GET", last);
                assertThat(answer.text()).endsWith("</html>\n");
                assertThat(answer.head()).contains("Connection: close");
                assertThat(rawHttpConnection.isClosed()).isTrue();
            }
        }
    }

    @Test
    void pipelinedRequestsAreServedInOrder() throws IOException {
        List<String> targets = List.of("/articles/kept", "/articles/another", "/nothing", "/feed.atom", "/articles/kept");
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                targets.forEach(it -> all.append("GET ").append(it).append(" HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            rawHttpConnection.send(all.toString());
            for (int i = 0; i < 20; i++) {
                assertThat(rawHttpConnection.readResponse("GET").text()).contains("<title>Kept");
                assertThat(rawHttpConnection.readResponse("GET").text()).contains("<title>Another");
                assertThat(rawHttpConnection.readResponse("GET").status()).isEqualTo(404);
                assertThat(rawHttpConnection.readResponse("GET").text()).contains("<feed");
                assertThat(rawHttpConnection.readResponse("GET").text()).contains("<title>Kept");
            }
        }
    }

    @Test
    void malformedSecondRequestIsRejectedAfterTheFirstResponse() throws IOException {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            rawHttpConnection.send("GET " + PLAIN + "GET /articles/kept HTTP/1.1\r\n\r\n");
            assertThat(rawHttpConnection.readResponse("GET").status()).isEqualTo(200);
            assertThat(rawHttpConnection.readResponse("GET").status()).isEqualTo(400);
            assertThat(rawHttpConnection.isClosed()).isTrue();
        }
    }

    @Test
    void requestMayArriveByteByByte() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            for (int time = 0; time < 2; time++) {
                for (char letter : ("\r\nGET " + PLAIN).toCharArray()) {
                    rawHttpConnection.send(String.valueOf(letter));
                    Thread.sleep(2);
                }
                assertThat(rawHttpConnection.readResponse("GET").text()).contains("Kept");
            }
            assertThat(rawHttpConnection.request("GET", PLAIN).text()).contains("Kept");
        }
    }

    @Test
    void incompleteRequestTimesOut() throws IOException {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            assertThat(rawHttpConnection.request("GET", PLAIN).status()).isEqualTo(200);
            rawHttpConnection.send("GET /articles/kept HTTP/1.1\r\nHo");
            assertThat(rawHttpConnection.isClosed()).isTrue();
        }
    }

    @Test
    void clientsThatReadNothingBlockNoWorkerAndNoOtherClient() throws Exception {
        List<RawHttpConnection> silent = new ArrayList<>();
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            for (int i = 0; i < 40; i++) {
                silent.add(new RawHttpConnection(port, 4096));
                silent.getLast().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(rawHttpConnection.request("GET", PLAIN).status()).isEqualTo(200);
            }
            for (int looks = 0; looks < 100 && workers.getActiveCount() > 0; looks++) {
                Thread.sleep(10);
            }
            assertThat(workers.getActiveCount()).isZero();
            Thread.sleep(4000);
            for (RawHttpConnection given : silent) {
                assertThatThrownBy(() -> given.readResponse("GET").text().charAt(Large.PAGE.length() - 1)).as("is disconnected");
            }
        } finally {
            for (RawHttpConnection rawHttpConnection : silent) {
                rawHttpConnection.close();
            }
        }
    }

    @Test
    void slowClientGetsAWholeLargePageAndCanReuseTheConnection() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port, 4096)) {
            rawHttpConnection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET " + PLAIN);
            Thread.sleep(1000);
            assertThat(rawHttpConnection.readResponse("GET").text().equals(Large.PAGE)).isTrue();
            assertThat(rawHttpConnection.readResponse("GET").text()).contains("<title>Kept");
            assertThat(rawHttpConnection.request("GET", PLAIN).text()).contains("<title>Kept");
            rawHttpConnection.send("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            Thread.sleep(500);
            assertThat(rawHttpConnection.readResponse("GET").text().equals(Large.PAGE)).isTrue();
            assertThat(rawHttpConnection.isClosed()).isTrue();
        }
    }

    private static String with(String field) {
        return "/articles/kept HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n";
    }
}
