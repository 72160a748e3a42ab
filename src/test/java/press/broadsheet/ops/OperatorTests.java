package press.broadsheet.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import press.broadsheet.Broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** Health and metrics: the public port shows only the status, the management port everything; also the access log. */
class OperatorTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @BeforeEach
    void write() throws IOException {
        Path folder = Files.createDirectories(home.resolve("content"));
        Files.writeString(folder.resolve("a.md"), "---\ntitle: A\n---\n\nText.\n");
        Files.writeString(folder.resolve("b.md"), "---\ntitle: B\ndate: 2999-01-01\n---\n\nText.\n");
        Files.writeString(folder.resolve("c.md"), "---\ntitle: [C\n---\n\nText.\n");
    }

    @Test
    void publicPortShowsOnlyTheStatus() throws Exception {
        try (ConfigurableApplicationContext site = start()) {
            assertThat(ask(site, "local.server.port", "/actuator/health").body())
                    .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
            assertThat(ask(site, "local.server.port", "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            for (String address : new String[]{"/actuator/prometheus", "/actuator/metrics", "/actuator/health/newspaper"}) {
                assertThat(ask(site, "local.server.port", address).statusCode()).as(address).isEqualTo(404);
            }
        }
    }

    @Test
    void managementPortShowsDetails() throws Exception {
        try (ConfigurableApplicationContext site = start("--management.server.port=0")) {
            assertThat(ask(site, "local.server.port", "/").statusCode()).isEqualTo(200);
            assertThat(ask(site, "local.management.port", "/actuator/health").body())
                    .contains("\"edition\":1", "\"articles\":1", "\"added\":2", "\"refused\":1", "c.md:2", "\"nextMoment\":\"20");
            assertThat(ask(site, "local.management.port", "/actuator/prometheus").body())
                    .contains("broadsheet_edition 1.0", "broadsheet_articles 1.0", "broadsheet_import_refused 1.0",
                            "broadsheet_import_failed 0.0", "broadsheet_import_ended_seconds", "http_server_requests");

            assertThat(ask(site, "local.server.port", "/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ask(site, "local.server.port", "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ask(site, "local.server.port", "/actuator/prometheus").statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Timeout(120)
    void healthIsDownWithTheReasonWhileImportsFailAndTheSiteStaysReady() throws Exception {
        try (ConfigurableApplicationContext site = start("--management.server.port=0")) {
            JdbcTemplate database = site.getBean(JdbcTemplate.class);
            database.execute("ALTER TABLE article_media RENAME TO lost");
            Files.writeString(home.resolve("content/d.md"), "---\ntitle: D\n---\n\n![P](p.png)\n");

            awaitHealth(site, 503);
            assertThat(ask(site, "local.management.port", "/actuator/health").body())
                    .contains("\"import\":{", "database could not be updated", "ARTICLE_MEDIA", "\"since\":");
            assertThat(ask(site, "local.server.port", "/actuator/health").body()).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(ask(site, "local.server.port", "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ask(site, "local.server.port", "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ask(site, "local.management.port", "/actuator/prometheus").body())
                    .contains("broadsheet_import_failed 1.0");

            database.execute("ALTER TABLE lost RENAME TO article_media");
            awaitHealth(site, 200);
            assertThat(ask(site, "local.server.port", "/articles/d").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Timeout(120)
    void fileThatTheArchiveRefusesIsNamedAndHealthStaysUp() throws Exception {
        try (ConfigurableApplicationContext site = start("--management.server.port=0")) {
            site.getBean(JdbcTemplate.class)
                    .execute("ALTER TABLE article ADD CONSTRAINT short CHECK (headline NOT LIKE 'Poison%')");
            Files.writeString(home.resolve("content/d.md"), "---\ntitle: Poison\n---\n\nText.\n");
            Files.writeString(home.resolve("content/e.md"), "---\ntitle: E\n---\n\nText.\n");

            HttpResponse<String> health = await().until(() -> ask(site, "local.management.port", "/actuator/health"),
                    answer -> answer.body().contains("d.md: error: "));
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(ask(site, "local.server.port", "/articles/d").statusCode()).isEqualTo(404);
            assertThat(ask(site, "local.server.port", "/articles/e").statusCode()).isEqualTo(200);
        }
    }

    private static void awaitHealth(ConfigurableApplicationContext site, int status) {
        await().until(() -> ask(site, "local.server.port", "/actuator/health").statusCode() == status);
    }

    @Test
    void accessLogHoldsWhatTheValvesAnswerToo() throws Exception {
        try (ConfigurableApplicationContext site = start(
                "--server.tomcat.accesslog.enabled=true", "--server.tomcat.basedir=" + home,
                "--server.tomcat.accesslog.buffered=false")) {
            ask(site, "local.server.port", "/articles/a");
            ask(site, "local.server.port", "/articles/a"); // cached, and served before any valve
            ask(site, "local.server.port", "/Articles/A");
            CLIENT.send(HttpRequest.newBuilder(address(site, "local.server.port", "/refused"))
                    .DELETE().build(), BodyHandlers.discarding());
        }

        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            assertThat(Files.readAllLines(logs.findFirst().orElseThrow()))
                    .areExactly(2, loggedRequest("GET /articles/a", 200))
                    .areExactly(1, loggedRequest("GET /Articles/A", 301))
                    .areExactly(1, loggedRequest("DELETE /refused", 405));
        }
    }

    @Test
    void accessLogLiesInTheWorkingDirectoryAndOutlivesTheSite() {
        Path logs = Path.of("logs").toAbsolutePath();
        try (ConfigurableApplicationContext site = start()) {
            assertThat(site.getEnvironment().getRequiredProperty("server.tomcat.accesslog.directory"))
                    .isEqualTo(logs.toString());
        }
    }

    /** In any HTTP version. */
    private static Condition<String> loggedRequest(String request, int status) {
        return new Condition<>(line -> line.contains("\"" + request + " ") && line.contains("\" " + status + " "), request);
    }

    private ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(Broadsheet.class, Stream.concat(Stream.of(settings), Stream.of(
                "--logging.level.root=ERROR", "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"),
                "--broadsheet.importer.folder=" + home.resolve("content"))
                .filter(common -> Stream.of(settings).noneMatch(own -> own.startsWith(common.replaceFirst("=.*", "=")))))
                .toArray(String[]::new));
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext site, String port, String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address(site, port, path)).build(),
                BodyHandlers.ofString());
    }

    private static URI address(ConfigurableApplicationContext site, String port, String path) {
        return URI.create("http://localhost:" + site.getEnvironment().getRequiredProperty(port) + path);
    }
}
