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

/** An HTTP client for the running site; does not follow redirects. */
public final class SiteClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    public SiteClient(int port) {
        this.port = port;
    }

    /** For tests that run the site; lazy, since the port is known only after the start. */
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

    /** Returns the response, whatever its status. */
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

    /** Opens a raw connection. */
    public Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(90_000);
        return socket;
    }

    /** Sends any bytes, and returns what the site sends until it closes the connection. */
    public String sendRaw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
