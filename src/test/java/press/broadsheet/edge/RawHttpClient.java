package press.broadsheet.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends request targets unchanged: other HTTP clients normalize them. */
public record RawHttpClient(int port) {

    public record Response(int status, Optional<String> location, String head, String body) {}

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}).*", Pattern.DOTALL);
    private static final Pattern LOCATION = Pattern.compile("(?mi)^location: ?(.*)$");

    public Response get(String target) throws IOException {
        return send("GET", target);
    }

    public Response send(String method, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = response.indexOf("\r\n\r\n") + 2;
            String head = response.substring(0, end);
            Matcher status = STATUS.matcher(head);
            Matcher location = LOCATION.matcher(head);
            return new Response(
                    status.matches() ? Integer.parseInt(status.group(1)) : 0,
                    location.find() ? Optional.of(location.group(1)) : Optional.empty(),
                    head,
                    response.substring(end + 2));
        }
    }
}
