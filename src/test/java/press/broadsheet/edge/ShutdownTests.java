package press.broadsheet.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import press.broadsheet.Broadsheet;
import press.broadsheet.RunsAlone;
import press.broadsheet.edge.server.PollerResponderTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A shutdown finishes running responses and accepts no new connections. */
@RunsAlone
@Timeout(180)
class ShutdownTests {

    private static final int LENGTH = 20_000_000;
    private static final Pattern MEDIA = Pattern.compile("/media/[^\"]+report\\.pdf");

    @TempDir
    Path home;

    private ServletWebServerApplicationContext site;
    private int port;

    @BeforeEach
    void start() throws IOException {
        byte[] report = new byte[LENGTH];
        Arrays.fill(report, (byte) 'x');
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, report, 0, 9);
        Path content = Files.createDirectories(home.resolve("content"));
        Files.write(content.resolve("report.pdf"), report);
        Files.writeString(content.resolve("story.md"), "# Story\n\nSee [the report](report.pdf).\n");
        String relative = Path.of("").toAbsolutePath().relativize(content.toRealPath()).toString();
        site = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Broadsheet.class,
                PollerResponderTests.Large.class).run(
                        "--server.port=0", "--broadsheet.importer.folder=" + relative,
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"));
        port = site.getWebServer().getPort();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void runningDownloadFinishesWhileNewConnectionsAreRefused() throws Exception {
        try (RawHttpConnection idle = new RawHttpConnection(port); Socket reader = new Socket("localhost", port)) {
            String page = idle.request("GET", "/articles/story HTTP/1.1\r\nHost: x\r\n\r\n").text();
            Matcher media = MEDIA.matcher(page);
            assertThat(media.find()).as(page).isTrue();
            reader.getOutputStream().write(("GET " + media.group() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream response = reader.getInputStream();
            long read = response.readNBytes(100_000).length;

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(site::close);
            awaitConnectionRefused();
            assertThat(stopped).as("while a download is running").isNotDone();
            read += response.transferTo(OutputStream.nullOutputStream());

            assertThat(read).isGreaterThan(LENGTH);
            stopped.get(90, TimeUnit.SECONDS); // the idle connection does not delay it
        }
    }

    /** A worker handles a request that arrives in two parts, as over TLS. */
    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void runningCachedResponseFinishes(int firstPart) throws Exception {
        String large = "/large HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawHttpConnection first = new RawHttpConnection(port);
                RawHttpConnection reader = new RawHttpConnection(port, 4096)) {
            assertThat(first.request("GET", large).status()).isEqualTo(200); // cached from now on
            reader.send(("GET " + large).substring(0, firstPart));
            Thread.sleep(100);
            reader.send(("GET " + large).substring(firstPart));
            Thread.sleep(500);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(site::close);
            awaitConnectionRefused();
            Thread.sleep(500);
            assertThat(stopped).as("while a response is running").isNotDone();

            assertThat(reader.readResponse("GET").text().equals(PollerResponderTests.Large.PAGE)).isTrue();
            stopped.get(90, TimeUnit.SECONDS);
        }
    }

    private void awaitConnectionRefused() {
        assertThatThrownBy(() -> {
            while (true) {
                new Socket("localhost", port).close();
                Thread.sleep(20);
            }
        }).isInstanceOfAny(ConnectException.class, SocketException.class);
    }
}
