package press.broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.importer.Importer;

import static org.assertj.core.api.Assertions.assertThat;

/** After an upgrade, a site of version 1.0.0 still serves every address; see {@code upgrade/README.md}. */
@Timeout(300)
class UpgradeTests {

    private static final Instant SHORTLY_AFTER = Instant.parse("2026-11-28T18:30:00Z");

    /** Address, identity, feed id, path, digest and first publication: the data that only the ledger has. */
    private static final int LASTING_FIELDS = 6;

    @TempDir
    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        try (ZipInputStream paper = new ZipInputStream(resource("upgrade/paper-1.0.0.zip"))) {
            for (ZipEntry entry; (entry = paper.getNextEntry()) != null;) {
                Path file = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.write(file, paper.readAllBytes());
                }
            }
        }
    }

    @Test
    void everyAddressAnswersAsItDid() throws Exception {
        List<String> expected = lines("upgrade/addresses-1.0.0.tsv");
        List<String> answered = new ArrayList<>();
        try (ConfigurableApplicationContext paper = open(WebApplicationType.SERVLET);
                HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> paper.getBean(Importer.class).last().isPresent());
            assertThat(paper.getBean(Importer.class).last().orElseThrow().report().failure()).isEmpty();
            String site = "http://127.0.0.1:" + paper.getEnvironment().getRequiredProperty("local.server.port");
            for (String line : expected) {
                answered.add(answer(client, site, line.split("\t", -1)[0]));
            }
        }
        assertThat(answered).containsExactlyElementsOf(expected);
    }

    @Test
    void identitiesFeedIdsAndFirstPublicationsStay() throws IOException {
        Path text = home.resolve("data/ledger.tsv");
        List<List<String>> before = lastingFields(text);
        Files.delete(text);
        try (ConfigurableApplicationContext paper = open(WebApplicationType.NONE)) {
            paper.getBean(LedgerMirror.class).mirror();
            assertThat(lastingFields(text)).isEqualTo(before);

            assertThat(paper.getBean(Importer.class).run().withdrawn()).isZero();
            assertThat(lastingFields(text)).containsAll(before.stream().map(UpgradeTests::withItsEditorsId).toList());
        }
    }

    /** Version 1.0.0 ignored the {@code id} of a standing page; it is used once the file is read again. */
    private static List<String> withItsEditorsId(List<String> line) {
        List<String> read = new ArrayList<>(line);
        read.set(1, line.get(1).replace("pages/ethics.md", "page-ethics"));
        return read;
    }

    private ConfigurableApplicationContext open(WebApplicationType type) {
        return new SpringApplicationBuilder(Broadsheet.class)
                .web(type)
                .initializers(fresh -> ((GenericApplicationContext) fresh).registerBean("shortlyAfter", Clock.class,
                        () -> Clock.fixed(SHORTLY_AFTER, ZoneOffset.UTC), definition -> definition.setPrimary(true)))
                .run("--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/broadsheet"),
                        "--broadsheet.importer.folder=" + home.resolve("content"),
                        "--broadsheet.importer.watch=false",
                        "--server.port=0",
                        type == WebApplicationType.NONE ? "--broadsheet.command=none" : "--logging.level.root=WARN");
    }

    private static String answer(HttpClient client, String site, String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(URI.create(site + address)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        String heading = type.equals("text/html")
                ? Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8)).select("h1").stream().findFirst()
                        .map(Element::text).orElse("")
                : "";
        return String.join("\t", address, Integer.toString(response.statusCode()),
                response.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:8080", ""), type, heading);
    }

    private static List<List<String>> lastingFields(Path ledger) throws IOException {
        return Files.readAllLines(ledger).stream().map(line -> Arrays.asList(line.split("\t", -1)).subList(0, LASTING_FIELDS))
                .toList();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream text = resource(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UpgradeTests.class.getClassLoader().getResourceAsStream(name));
    }
}
