package press.broadsheet.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.Broadsheet;
import press.broadsheet.archive.FullDiskFileSystem;
import press.broadsheet.archive.database.DatabaseSupervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** While the disk is full, pages are served and health reports it; afterwards publishing resumes automatically. */
@Timeout(300)
@Execution(ExecutionMode.SAME_THREAD) // one disk for all
class FullDiskServingTests {

    private static final List<String> PAGES =
            List.of("/", "/articles/a", "/articles/a.md", "/search?q=text", "/archive/undated", "/feed.atom", "/sitemap.xml");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @AfterEach
    void freeDisk() {
        FullDiskFileSystem.free();
    }

    @Test
    void fullDiskKeepsReadingReportsDownAndRecovers() throws Exception {
        write("a.md", "A", "Text.");
        try (ConfigurableApplicationContext site = start()) {
            DatabaseSupervisor databaseSupervisor = site.getBean(DatabaseSupervisor.class);
            assertThat(ask(site, "local.server.port", "/actuator/health/readiness").statusCode()).isEqualTo(200);
            FullDiskFileSystem.fill();
            write("b.md", "B", "Text.\n\n".repeat(2000));
            await().until(() -> {
                assertPagesAreServed(site);
                return !databaseSupervisor.isWritable();
            });

            assertThat(FullDiskFileSystem.countRefusedWrites()).isPositive();
            HttpResponse<String> readiness = ask(site, "local.server.port", "/actuator/health/readiness");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(ask(site, "local.management.port", "/actuator/health").body())
                    .contains("the disk is full (No space left on device)");
            assertPagesAreServed(site);
            assertThat(ask(site, "local.server.port", "/articles/b").statusCode()).isEqualTo(404);

            FullDiskFileSystem.free();
            await().until(() -> {
                assertThat(ask(site, "local.server.port", "/articles/a").statusCode()).isEqualTo(200);
                return ask(site, "local.server.port", "/articles/b").statusCode() == 200;
            });
            assertThat(ask(site, "local.server.port", "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void inconsistencyIsReportedWithItsRemedy() throws Exception {
        write("a.md", "A", "Text.");
        try (ConfigurableApplicationContext site = start()) {
            site.getBean(JdbcClient.class)
                    .sql("UPDATE edition SET number = 7").update();
        }
        try (ConfigurableApplicationContext site = start()) {
            assertThat(ask(site, "local.server.port", "/articles/a").statusCode()).isEqualTo(200);
            assertThat(ask(site, "local.server.port", "/actuator/health").body()).contains("DOWN");
            assertThat(ask(site, "local.management.port", "/actuator/health").body())
                    .contains("editions", "archive.mv.db away", "all addresses stay valid");
        }
    }

    private static void assertPagesAreServed(ConfigurableApplicationContext site) throws Exception {
        for (String page : PAGES) {
            assertThat(ask(site, "local.server.port", page).statusCode()).as(page).isEqualTo(200);
        }
    }

    private void write(String name, String title, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("content"));
        Files.writeString(folder.resolve(name), "---\ntitle: " + title + "\n---\n\n" + text + "\n");
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(Broadsheet.class,
                "--logging.level.root=ERROR", "--server.port=0", "--management.server.port=0",
                "--spring.datasource.url=" + FullDiskFileSystem.url(home.resolve("data/archive")),
                "--broadsheet.importer.folder=" + home.resolve("content"));
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext site, String port, String path) throws Exception {
        URI address = URI.create("http://localhost:" + site.getEnvironment().getRequiredProperty(port) + path);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
