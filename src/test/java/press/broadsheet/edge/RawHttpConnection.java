package press.broadsheet.edge;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection on which any bytes can be sent, and responses are read one after the other. */
public final class RawHttpConnection implements Closeable {

    /** The head with a fixed date, and the body. */
    public record RawResponse(String head, byte[] body) {

        public int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");
    private static final Pattern DATE = Pattern.compile("\r\nDate: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n");

    private final Socket socket = new Socket();
    private final InputStream in;

    public RawHttpConnection(int port) throws IOException {
        this(port, 0);
    }

    /**
     * @param buffer the size of the receive buffer, to limit what is sent before it is read; 0 for the default
     */
    public RawHttpConnection(int port, int buffer) throws IOException {
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(90_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1024);
    }

    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawResponse request(String method, String request) throws IOException {
        send(method + " " + request);
        return readResponse(method);
    }

    public RawResponse readResponse(String method) throws IOException {
        String head = head();
        while (head.startsWith("HTTP/1.1 100 ")) {
            head = head();
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = method.equals("HEAD") || head.startsWith("304", 9) || !length.find()
                ? new byte[0]
                : in.readNBytes(Integer.parseInt(length.group(1)));
        return new RawResponse(DATE.matcher(head).replaceFirst("\r\nDate: now\r\n"), body);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
