package press.broadsheet.edge;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An HTTP/2 client in clear text that opens any number of streams, and grants no flow-control window or never reads. */
final class Http2Client implements Closeable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int GOAWAY = 7;

    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int END_STREAM_AND_END_HEADERS = 5;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private int next = 1;

    /** One received frame. */
    record Frame(int type, int stream, byte[] payload) {}

    Http2Client(int port) throws IOException {
        this(port, 0);
    }

    /** Grants each stream that window, but reads nothing. */
    Http2Client(int port, int room) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(20_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW_SIZE).putInt(room).array());
    }

    /** Requests a page on a new stream (RFC 7541: static table entries, and two literals). */
    int request(String path) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0x82);
        head.write(0x86);
        literal(head, 0x04, path);
        literal(head, 0x01, "localhost");
        int stream = next;
        next += 2;
        send(HEADERS, END_STREAM_AND_END_HEADERS, stream, head.toByteArray());
        return stream;
    }

    void sendWindowUpdate(int stream, int bytes) throws IOException {
        send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(bytes).array());
    }

    /** The next frame of that type on any stream, or the frame that ends the connection. */
    Frame awaitFrame(int type) throws IOException {
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int found = in.readUnsignedByte();
            in.readUnsignedByte();
            Frame frame = new Frame(found, in.readInt(), in.readNBytes(length));
            if (frame.type() == type || frame.type() == GOAWAY) {
                return frame;
            }
        }
    }

    private static void literal(ByteArrayOutputStream head, int name, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > 126) {
            throw new IllegalArgumentException("longer than a byte can say");
        }
        head.write(name);
        head.write(bytes.length);
        head.write(bytes);
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length).put((byte) type).put((byte) flags);
        socket.getOutputStream().write(frame.putInt(stream).put(payload).array());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
