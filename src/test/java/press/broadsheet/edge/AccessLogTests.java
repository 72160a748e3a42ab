package press.broadsheet.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** The access log has every response, whichever component sent it. */
@WithRunningSite
@TestPropertySource(properties = {
        "server.tomcat.accesslog.enabled=true",
        "server.tomcat.accesslog.buffered=false",
        "server.tomcat.accesslog.pattern=%a %m %U %s %b %{ETag}o"
})
@Timeout(180)
class AccessLogTests {

    @TempDir
    static Path folder;

    @Autowired
    private TestPublisher testPublisher;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void accessLogDirectory(DynamicPropertyRegistry registry) {
        registry.add("server.tomcat.accesslog.directory", folder::toString);
    }

    @Test
    void everyResponseIsLoggedOnce() throws IOException {
        testPublisher.publish(ManuscriptBuilder.of("Kept"));
        String request = "/articles/kept HTTP/1.1\r\nHost: x\r\n";
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port)) {
            RawHttpConnection.RawResponse cold = rawHttpConnection.request("GET", request + "\r\n");
            String tag = cold.head().replaceAll("(?s).*ETag: ([^\r]*).*", "$1");
            assertThat(rawHttpConnection.request("GET", request + "\r\n").body()).isEqualTo(cold.body());
            rawHttpConnection.request("HEAD", request + "\r\n");
            rawHttpConnection.request("GET", request + "If-None-Match: " + tag + "\r\n\r\n");
            rawHttpConnection.request("GET", "/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(rawHttpConnection.isClosed()).isTrue();

            String named = tag.replace("\"", "\\\"");
            int length = cold.body().length;
            String requested = "GET /articles/kept ";
            assertThat(lines("/articles/kept")).map(it -> it.substring(it.indexOf(' ') + 1)).containsExactly(
                    requested + "200 " + length + " " + named,
                    requested + "200 " + length + " " + named,
                    "HEAD /articles/kept 200 - " + named,
                    requested + "304 - " + named);
            assertThat(lines("/articles/kept")).allMatch(it -> it.startsWith("127.0.0.1 ") || it.startsWith("0:0:0:0:0:0:0:1 "));
            assertThat(lines("/nothing")).hasSize(1);
        }
    }

    private static List<String> lines(String path) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> {
                try {
                    return Files.readAllLines(file).stream();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).filter(line -> line.contains(path)).toList();
        }
    }
}
