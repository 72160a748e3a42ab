package press.broadsheet.edge;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.catalina.core.StandardContext;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import press.broadsheet.RunsAlone;
import press.broadsheet.importer.Importer;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** Slow downloads of a large file, in any number, do not delay other clients. */
@WithRunningSite
@TestPropertySource(properties = "server.tomcat.connection-timeout=8s")
@RunsAlone
@Timeout(180)
class SlowClientsTests {

    private static final int CLIENTS = 250;
    private static final byte[] REPORT = report();

    @TempDir
    static Path folder;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private Importer importer;

    @Autowired
    private ServletWebServerApplicationContext context;

    private int port;
    private ThreadPoolExecutor workers;
    private StandardContext responses;
    private String report;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("broadsheet.importer.folder", folder::toString);
    }

    @BeforeEach
    void importFolder() throws IOException {
        Files.write(folder.resolve("report.pdf"), REPORT);
        Files.writeString(folder.resolve("minutes.pdf"), "%PDF-1.7 short");
        Files.writeString(folder.resolve("story.md"), "# Story\n\nSee [the report](report.pdf), [minutes](minutes.pdf).\n");
        importer.run();
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        port = server.getPort();
        workers =
                (ThreadPoolExecutor) ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler()).getExecutor();
        responses = (StandardContext) server.getTomcat().getHost().findChildren()[0];
        report = address("report.pdf");
    }

    @Test
    void stalledDownloadsBlockNoOneAndTimeOut() throws Exception {
        assertThat(CLIENTS).isGreaterThan(workers.getMaximumPoolSize());
        List<RawHttpConnection> silent = new ArrayList<>();
        long before = descriptors();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                silent.add(new RawHttpConnection(port, 4096));
                silent.getLast().send("GET " + report + " HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            assertOthersAreServed();
            await(() -> workers.getActiveCount() == 0);
            await(() -> responses.getInProgressAsyncCount() == 0);
            await(() -> descriptors() <= before + CLIENTS + 10); // the clients' ends of the connections
        } finally {
            for (RawHttpConnection rawHttpConnection : silent) {
                rawHttpConnection.close();
            }
        }
    }

    @Test
    void stalledHttp2StreamsBlockNoOneAndTimeOut() throws Exception {
        List<Http2Client> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                silent.add(new Http2Client(port));
                for (int stream = 0; stream < CLIENTS / 10; stream++) {
                    silent.getLast().request(report);
                }
            }
            assertOthersAreServed();
            await(() -> workers.getActiveCount() == 0);
            assertThat(silent.getFirst().awaitFrame(Http2Client.RST_STREAM).type()).isIn(Http2Client.RST_STREAM,
                    Http2Client.GOAWAY);
            await(() -> responses.getInProgressAsyncCount() == 0);
        } finally {
            for (Http2Client http2Client : silent) {
                http2Client.close();
            }
        }
    }

    @Test
    void slowClientGetsTheWholeFile() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(siteClient.url(report))).version(version).build();
            byte[] read = new byte[REPORT.length + 1];
            int length = 0;
            try (HttpClient client = HttpClient.newHttpClient();
                    InputStream in = client.send(request, BodyHandlers.ofInputStream()).body()) {
                for (int more = 0; more >= 0; more = in.readNBytes(read, length, Math.min(4_000_000, read.length - length))) {
                    length += more;
                    if (length >= REPORT.length) {
                        break;
                    }
                    Thread.sleep(1000);
                }
            }
            assertThat(Arrays.equals(read, 0, length, REPORT, 0, REPORT.length)).as(version.name()).isTrue();
        }
    }

    @Test
    void connectionIsReusedAfterARangeResponse() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port, 4096)) {
            rawHttpConnection.send("GET " + report + " HTTP/1.1\r\nHost: x\r\nRange: bytes=1000-5000999\r\n\r\n"
                    + "GET " + address("minutes.pdf") + " HTTP/1.1\r\nHost: x\r\n\r\n");
            Thread.sleep(500);
            RawHttpConnection.RawResponse part = rawHttpConnection.readResponse("GET");
            assertThat(part.head()).startsWith("HTTP/1.1 206")
                    .contains("\r\nContent-Range: bytes 1000-5000999/" + REPORT.length + "\r\n");
            assertThat(Arrays.equals(part.body(), 0, part.body().length, REPORT, 1000, 5_001_000)).isTrue();
            assertThat(rawHttpConnection.readResponse("GET").text()).isEqualTo("%PDF-1.7 short");
        }
    }

    private void assertOthersAreServed() {
        for (String other : List.of("/articles/story", "/feed.atom", address("minutes.pdf"), "/search?q=report")) {
            assertThat(siteClient.get(other).statusCode()).as(other).isEqualTo(200);
        }
    }

    private String address(String name) {
        return Pattern.compile("/media/[0-9a-f]{64}/" + Pattern.quote(name)).matcher(siteClient.get("/articles/story").body())
                .results()
                .map(MatchResult::group).findFirst().orElseThrow();
    }

    private static void await(BooleanSupplier given) throws InterruptedException {
        while (!given.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static byte[] report() {
        byte[] report = new byte[20_000_000];
        new Random(1).nextBytes(report);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, report, 0, 9);
        return report;
    }
}
