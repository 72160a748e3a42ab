package press.broadsheet.edge;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import press.broadsheet.Broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

/** A separate instance of the site: over TLS, and after a restart. */
@Timeout(120)
class ProtocolTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void pagesAreServedOverHttp2InClearTextAndOverTls() throws Exception {
        Path store = selfSignedKeyStore();
        try (ConfigurableApplicationContext plain = start();
                ConfigurableApplicationContext secure = start("--server.ssl.key-store=" + store,
                        "--server.ssl.key-store-password=" + PASSWORD, "--server.ssl.key-store-type=PKCS12")) {
            for (int time = 0; time < 2; time++) {
                HttpResponse<String> secret = get(clientTrusting(store), "https", secure, "/articles/one");
                assertThat(secret.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(secret.statusCode()).isEqualTo(200);
                try (Http2Client clear = new Http2Client(port(plain), Integer.MAX_VALUE)) {
                    clear.request("/articles/one");
                    assertThat(secret.body()).startsWith(
                            new String(clear.awaitFrame(Http2Client.DATA).payload(), StandardCharsets.UTF_8))
                            .contains("Text of one.");
                }
            }
        }
    }

    /** RFC 9113 has removed the upgrade: each request gets a normal response on a persistent connection. */
    @Test
    void upgradeToHttp2IsIgnored() throws Exception {
        try (ConfigurableApplicationContext site = start()) {
            for (int connections = 0; connections < 30; connections++) {
                try (RawHttpConnection rawHttpConnection = new RawHttpConnection(port(site))) {
                    for (int i = 0; i < 100; i++) {
                        RawHttpConnection.RawResponse answer =
                                rawHttpConnection.request("GET", "/articles/one HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n"
                                        + "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
                        assertThat(answer.head()).startsWith("HTTP/1.1 200 \r\n").doesNotContainIgnoringCase("\r\nupgrade:");
                        assertThat(answer.text()).contains("Text of one.");
                    }
                }
            }
            TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) site).getWebServer();
            AbstractProtocol<?> protocol = (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
            while (protocol.getConnectionCount() > 1) { // the awaited one
                Thread.sleep(20); // until the last client has disconnected
            }
        }
    }

    @Test
    void connectionStaysOpenForAnyNumberOfRequests() throws Exception {
        try (ConfigurableApplicationContext site = start();
                RawHttpConnection rawHttpConnection = new RawHttpConnection(port(site))) {
            for (int i = 0; i < 250; i++) {
                RawHttpConnection.RawResponse answer =
                        rawHttpConnection.request("GET", "/articles/one HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(answer.head()).startsWith("HTTP/1.1 200 \r\n").doesNotContain("\r\nConnection: ");
            }
        }
    }

    private static int port(ConfigurableApplicationContext site) {
        return Integer.parseInt(site.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Test
    void pageHasTheSameTagAfterARestartAndOnAnotherMachine() throws Exception {
        Map<String, List<String>> before;
        try (ConfigurableApplicationContext one = start()) {
            before = tags(one);
        }
        try (ConfigurableApplicationContext again = start(); ConfigurableApplicationContext other = start("elsewhere")) {
            assertThat(tags(again)).isEqualTo(before);
            assertThat(tags(other)).isEqualTo(before);
        }
    }

    private static Map<String, List<String>> tags(ConfigurableApplicationContext site) throws Exception {
        Map<String, List<String>> tags = new TreeMap<>();
        for (String address : List.of("/", "/articles/one", "/sections/news", "/articles/one.md", "/favicon.ico")) {
            tags.put(address, get(HttpClient.newHttpClient(), "http", site, address).headers().allValues("ETag"));
            assertThat(tags.get(address)).as(address).hasSize(1);
        }
        return tags;
    }

    /** Starts with the same folder; the first argument may set another database. */
    private ConfigurableApplicationContext start(String... arguments) throws Exception {
        Path content = Files.createDirectories(folder.resolve("content"));
        Files.writeString(content.resolve("one.md"), "---\ntitle: One\ndate: 2026-01-02\nsection: News\n---\n\nText of one.\n");
        String database = folder.resolve(arguments.length > 0 ? arguments[0].replaceAll("\\W", "") : "here").toString();
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--broadsheet.importer.folder=" + content,
                "--broadsheet.importer.watch=false", "--spring.datasource.url=jdbc:h2:file:" + database));
        List.of(arguments).stream().filter(it -> it.startsWith("--")).forEach(all::add);
        return new SpringApplicationBuilder(Broadsheet.class).run(all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(
            HttpClient client, String scheme, ConfigurableApplicationContext site, String address) throws Exception {
        String port = site.getEnvironment().getRequiredProperty("local.server.port");
        return client.send(HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + address)).build(),
                BodyHandlers.ofString());
    }

    private Path selfSignedKeyStore() throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "own", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static HttpClient clientTrusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", keys.getCertificate("own"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
