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
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;

import static org.assertj.core.api.Assertions.assertThat;

/** Where there is an access log, it notes every answer, whoever gave it. */
@Served
@TestPropertySource(properties = {
        "server.tomcat.accesslog.enabled=true",
        "server.tomcat.accesslog.buffered=false",
        "server.tomcat.accesslog.pattern=%a %m %U %s %b %{ETag}o"
})
@Timeout(180)
class NotedTests {

    @TempDir
    static Path folder;

    @Autowired
    private Press press;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("server.tomcat.accesslog.directory", folder::toString);
    }

    @Test
    void everyAnswerIsNotedOnce() throws IOException {
        press.publish(Copy.of("Kept"));
        String request = "/articles/kept HTTP/1.1\r\nHost: x\r\n";
        try (Caller caller = new Caller(port)) {
            Caller.Heard cold = caller.ask("GET", request + "\r\n");
            String tag = cold.head().replaceAll("(?s).*ETag: ([^\r]*).*", "$1");
            assertThat(caller.ask("GET", request + "\r\n").body()).isEqualTo(cold.body());
            caller.ask("HEAD", request + "\r\n");
            caller.ask("GET", request + "If-None-Match: " + tag + "\r\n\r\n");
            caller.ask("GET", "/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(caller.isClosed()).isTrue();

            String named = tag.replace("\"", "\\\"");
            int length = cold.body().length;
            String asked = "GET /articles/kept ";
            assertThat(lines("/articles/kept")).map(it -> it.substring(it.indexOf(' ') + 1)).containsExactly(
                    asked + "200 " + length + " " + named,
                    asked + "200 " + length + " " + named,
                    "HEAD /articles/kept 200 - " + named,
                    asked + "304 - " + named);
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
