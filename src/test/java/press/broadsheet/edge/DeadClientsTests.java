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
import press.broadsheet.Alone;
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.Waiting.await;

/** Clients that never finish a request or never read an answer cost nobody else anything. */
@Served
@TestPropertySource(properties = "server.tomcat.connection-timeout=8s")
@Alone
@Timeout(180)
class DeadClientsTests {

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Autowired
    private ServletWebServerApplicationContext context;

    private final List<Closeable> clients = new ArrayList<>();
    private int port;
    private ThreadPoolExecutor workers;

    @BeforeEach
    void keep() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        port = server.getPort();
        workers =
                (ThreadPoolExecutor) ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler()).getExecutor();
        press.publishOnly(Copy.of("Kept"), Copy.of("Another"));
        assertThat(site.get("/articles/kept").statusCode()).isEqualTo(200);
        assertThat(site.get("/large").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Closeable client : clients) {
            client.close();
        }
    }

    @Test
    void headsThatComeByteByByte() throws Exception {
        List<Caller> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slow.add(caller("GET /articles/kept HTTP/1.1\r\nX: "));
        }
        for (int second = 0; second < 3; second++) {
            for (Caller client : slow) {
                client.say("x");
            }
            assertOthersAreServed();
            Thread.sleep(1000);
        }
        awaitIdleWorkers();
    }

    @Test
    void thoseWhoConnectAndSayNothing() throws Exception {
        for (int i = 0; i < 500; i++) {
            caller("");
        }
        assertOthersAreServed();
        assertThat(((Caller) clients.getFirst()).isClosed()).isTrue();
    }

    @Test
    void bodiesThatNeverEnd() throws Exception {
        List<Caller> slow = new ArrayList<>();
        for (String body : List.of("Content-Length: 1000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\n")) {
            for (String request : List.of("GET /articles/kept", "GET /articles/Kept", "POST /articles/kept")) {
                for (int i = 0; i < 50; i++) {
                    slow.add(caller(request + " HTTP/1.1\r\nHost: x\r\n" + body));
                }
            }
        }
        assertOthersAreServed();
        assertThat(slow.getFirst().hear("GET").text()).contains("<title>Kept");
        assertThat(slow.getFirst().isClosed()).isTrue();
        assertThat(slow.getLast().hear("POST").status()).isEqualTo(405);
        awaitIdleWorkers();
    }

    @Test
    void streamsThatGrantNoRoom() throws Exception {
        List<Streams> silent = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            silent.add(new Streams(port));
            clients.add(silent.getLast());
            for (int stream = 0; stream < 20; stream++) {
                silent.getLast().ask(stream % 4 > 0 ? "/articles/kept" : "/nothing");
            }
        }
        assertOthersAreServed();
        awaitIdleWorkers();
        assertThat(silent.getFirst().await(Streams.RESET).type()).as("given up").isIn(Streams.RESET, Streams.GO_AWAY);
        assertOthersAreServed();
    }

    @Test
    void streamsThatNobodyReads() throws Exception {
        for (int i = 0; i < 30; i++) {
            Streams streams = new Streams(port, Integer.MAX_VALUE);
            clients.add(streams);
            streams.grant(0, Integer.MAX_VALUE - 65535);
            for (int stream = 0; stream < 20; stream++) {
                streams.ask("/large");
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

    private Caller caller(String says) throws IOException {
        Caller caller = new Caller(port);
        clients.add(caller);
        caller.say(says);
        return caller;
    }

    /**
     * With a kept page, one that is not kept, and none, over connections of their own. While so many come at once, what has to
     * be rendered may be turned away for a moment, and on a busy machine the moment is long; what is kept never is.
     */
    private void assertOthersAreServed() throws IOException {
        String unheard = UUID.randomUUID().toString();
        RawRequests others = new RawRequests(port);
        assertThat(others.get("/articles/kept").status()).isEqualTo(200);
        await().until(() -> others.get("/search?q=kept+" + unheard).status(), status -> status != 503 && asExpected(status, 200));
        await().until(() -> others.get("/nothing-" + unheard).status(), status -> status != 503 && asExpected(status, 404));
    }

    private static boolean asExpected(int status, int expected) {
        assertThat(status).isEqualTo(expected);
        return true;
    }
}
