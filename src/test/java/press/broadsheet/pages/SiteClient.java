package press.broadsheet.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The running site, asked as a reader's browser asks it; redirects are shown and not followed. */
public final class SiteClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    public SiteClient(int port) {
        this.port = port;
    }

    /** For tests that need a site; lazy, since its port is known only once it runs. */
    @TestConfiguration
    public static class ClientConfiguration {

        @Bean
        @Lazy
        SiteClient siteClient(Environment environment) {
            return new SiteClient(environment.getRequiredProperty("local.server.port", Integer.class));
        }
    }

    public String url(String address) {
        return "http://localhost:" + port + address;
    }

    /** A page, whatever its status. */
    public HttpResponse<String> get(String address, String... headers) {
        return request("GET", address, headers);
    }

    public HttpResponse<String> request(String method, String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(address))).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection to say anything over. */
    public Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(90_000);
        return socket;
    }

    /** What comes back for bytes that need not be HTTP, until the site closes the connection. */
    public String sendRaw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
