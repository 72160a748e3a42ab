package press.broadsheet.edge;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;
import press.broadsheet.RunsAlone;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** Clients that never finish a request or never read a response delay no other client. */
@WithRunningSite
@TestPropertySource(properties = "server.tomcat.connection-timeout=8s")
@RunsAlone
@Timeout(180)
class StalledClientsTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private ServletWebServerApplicationContext context;

    private final List<Closeable> clients = new ArrayList<>();
    private int port;
    private ThreadPoolExecutor workers;

    @BeforeEach
    void warmCache() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        port = server.getPort();
        workers =
                (ThreadPoolExecutor) ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler()).getExecutor();
        testPublisher.publishOnly(ManuscriptBuilder.of("Kept"), ManuscriptBuilder.of("Another"));
        assertThat(siteClient.get("/articles/kept").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/large").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void closeClients() throws IOException {
        for (Closeable client : clients) {
            client.close();
        }
    }

    @Test
    void requestHeadsSentByteByByte() throws Exception {
        List<RawHttpConnection> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slow.add(connectionSending("GET /articles/kept HTTP/1.1\r\nX: "));
        }
        for (int second = 0; second < 3; second++) {
            for (RawHttpConnection client : slow) {
                client.send("x");
            }
            assertOthersAreServed();
            Thread.sleep(1000);
        }
        awaitIdleWorkers();
    }

    @Test
    void idleConnections() throws Exception {
        for (int i = 0; i < 500; i++) {
            connectionSending("");
        }
        assertOthersAreServed();
        assertThat(((RawHttpConnection) clients.getFirst()).isClosed()).isTrue();
    }

    @Test
    void unfinishedRequestBodies() throws Exception {
        List<RawHttpConnection> slow = new ArrayList<>();
        for (String body : List.of("Content-Length: 1000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\n")) {
            for (String request : List.of("GET /articles/kept", "GET /articles/Kept", "POST /articles/kept")) {
                for (int i = 0; i < 50; i++) {
                    slow.add(connectionSending(request + " HTTP/1.1\r\nHost: x\r\n" + body));
                }
            }
        }
        assertOthersAreServed();
        assertThat(slow.getFirst().readResponse("GET").text()).contains("<title>Kept");
        assertThat(slow.getFirst().isClosed()).isTrue();
        assertThat(slow.getLast().readResponse("POST").status()).isEqualTo(405);
        awaitIdleWorkers();
    }

    @Test
    void streamsWithoutFlowControlWindow() throws Exception {
        List<Http2Client> silent = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            silent.add(new Http2Client(port));
            clients.add(silent.getLast());
            for (int stream = 0; stream < 20; stream++) {
                silent.getLast().request(stream % 4 > 0 ? "/articles/kept" : "/nothing");
            }
        }
        assertOthersAreServed();
        awaitIdleWorkers();
        assertThat(silent.getFirst().awaitFrame(Http2Client.RST_STREAM).type()).as("disconnected").isIn(Http2Client.RST_STREAM,
                Http2Client.GOAWAY);
        assertOthersAreServed();
    }

    @Test
    void streamsThatAreNeverRead() throws Exception {
        for (int i = 0; i < 30; i++) {
            Http2Client http2Client = new Http2Client(port, Integer.MAX_VALUE);
            clients.add(http2Client);
            http2Client.sendWindowUpdate(0, Integer.MAX_VALUE - 65535);
            for (int stream = 0; stream < 20; stream++) {
                http2Client.request("/large");
            }
        }
        assertOthersAreServed();
        awaitIdleWorkers();
    }

    private void awaitIdleWorkers() throws InterruptedException {
        while (workers.getActiveCount() > 0) {
            Thread.sleep(20);
        }
    }

    private RawHttpConnection connectionSending(String says) throws IOException {
        RawHttpConnection rawHttpConnection = new RawHttpConnection(port);
        clients.add(rawHttpConnection);
        rawHttpConnection.send(says);
        return rawHttpConnection;
    }

    /**
     * Requests a cached page, an uncached one and a missing one, on separate connections. With so many clients, rendering may be
     * rejected for a while, longer on a busy machine; cached pages are always served.
     */
    private void assertOthersAreServed() throws IOException {
        String unheard = UUID.randomUUID().toString();
        RawHttpClient others = new RawHttpClient(port);
        assertThat(others.get("/articles/kept").status()).isEqualTo(200);
        await().until(() -> others.get("/search?q=kept+" + unheard).status(), status -> status != 503 && asExpected(status, 200));
        await().until(() -> others.get("/nothing-" + unheard).status(), status -> status != 503 && asExpected(status, 404));
    }

    private static boolean asExpected(int status, int expected) {
        assertThat(status).isEqualTo(expected);
        return true;
    }
}
