package press.broadsheet.ops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import press.broadsheet.Broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static press.broadsheet.LongAwait.await;

/** What operators are told: on the public port the status alone, on their own port the rest, at a bad start one line. */
class OperatorTests {

    /** A line of the log: a pool that is closed at once may have something to say of it. */
    private static final Pattern LOGGED = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ +(INFO|WARN) ");
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
                    .contains("\"import\":{", "could not be brought up to date", "ARTICLE_MEDIA", "\"since\":");
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
    void databaseInUseIsReportedInOneLine() throws IOException {
        Path file = Files.createDirectories(home.resolve("data")).resolve("archive.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThat(startupError()).startsWith("Broadsheet could not start. Another Broadsheet is running on this database")
                    .hasLineCount(1);
        }
    }

    @Test
    void settingThatCannotBeReadIsNamedInOneLine() {
        assertThat(startupError("--broadsheet.publication.time-zone=Mars/Phobos"))
                .startsWith("Broadsheet could not start. The setting broadsheet.publication.time-zone cannot be \"Mars/Phobos\"")
                .hasLineCount(1);
        assertThat(startupError("--broadsheet.importer.max-file-size=much"))
                .contains("The setting broadsheet.importer.max-file-size cannot be \"much\"")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"broadsheet.publication.language|english|the tag of a language",
            "broadsheet.publication.name|''|must be the name of the paper",
            "broadsheet.publication.base-url|https://news.example.org/paper|https://news.example.org, not",
            "broadsheet.publication.base-url|news.example.org|an absolute address",
            "broadsheet.publication.page-size|0|between 1 and 500", "broadsheet.edge.cache-size|-5MB|a size such as 64MB",
            "broadsheet.importer.max-file-size|5MB|a size of up to 1MB", "broadsheet.importer.folder|''|the content folder",
            "broadsheet.publication.age-notice|-1y|a period such as 3y"})
    void valueThatMakesNoSenseIsAnsweredInOneSentence(String setting, String value, String sentence) {
        assertThat(startupError("--" + setting + "=" + value))
                .startsWith("Broadsheet could not start. The setting " + setting)
                .contains(sentence)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:foo:bar", "h2:file:paper"})
    void databaseOfNoKnownKindIsNamedWithAnExample(String url) {
        assertThat(startupError("--spring.datasource.url=" + url))
                .contains("spring.datasource.url", url, "jdbc:h2:file:")
                .hasLineCount(1);
    }

    @Test
    void accessLogHoldsWhatTheValvesAnswerToo() throws Exception {
        try (ConfigurableApplicationContext site = start(
                "--server.tomcat.accesslog.enabled=true", "--server.tomcat.basedir=" + home,
                "--server.tomcat.accesslog.buffered=false")) {
            ask(site, "local.server.port", "/articles/a");
            ask(site, "local.server.port", "/articles/a"); // kept, and answered before any valve
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

    /** In whatever version of HTTP. */
    private static Condition<String> loggedRequest(String request, int status) {
        return new Condition<>(line -> line.contains("\"" + request + " ") && line.contains("\" " + status + " "), request);
    }

    /** What is written to stderr by a start that fails. */
    private String startupError(String... settings) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(catchThrowable(() -> start(settings).close())).isNotNull();
        } finally {
            System.setErr(stderr);
        }
        return said.toString(StandardCharsets.UTF_8).lines().filter(line -> !LOGGED.matcher(line).find())
                .collect(Collectors.joining("\n"));
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
