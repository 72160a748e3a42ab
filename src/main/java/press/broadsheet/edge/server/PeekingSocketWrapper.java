package press.broadsheet.edge.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Gives Tomcat's parser the received bytes of a connection without consuming them, and captures the response. The connection
 * itself is not changed, whatever the parser does, and nothing blocks.
 *
 * <p>It relies on this behaviour of Tomcat: until the end of a request that has no body, and of a response that writes its head
 * once and its content once, a processor uses only these methods of its connection.
 */
final class PeekingSocketWrapper extends NioSocketWrapper {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final NioSocketWrapper noConnection;
    private NioSocketWrapper connection;
    private ByteBuffer received = NOTHING;
    private int bytesRead;
    private @Nullable ByteBuffer head;
    private Optional<SelectedResponse> selectedResponse = Optional.empty();
    private ByteBuffer content = NOTHING;

    PeekingSocketWrapper(NioEndpoint endpoint, int bufferSize) {
        this(new NioSocketWrapper(new NioChannel(new SocketBufferHandler(0, 0, false)), endpoint),
                new NioChannel(new SocketBufferHandler(bufferSize, 0, false)), endpoint);
    }

    private PeekingSocketWrapper(NioSocketWrapper noConnection, NioChannel noChannel, NioEndpoint endpoint) {
        super(noChannel, endpoint);
        this.noConnection = noConnection;
        this.connection = noConnection;
    }

    /** Attaches to a connection and the bytes received on it, until {@link #detach}. */
    void attach(NioSocketWrapper attached, ByteBuffer bytes) {
        connection = attached;
        received = bytes;
        bytesRead = 0;
        content = NOTHING;
    }

    /** How many of the received bytes the parser has read. */
    int bytesRead() {
        return bytesRead;
    }

    void detach() {
        connection = noConnection;
        received = NOTHING;
        content = NOTHING;
    }

    /**
     * Expects a response: its head goes into the buffer, with the encoded header fields inserted after the status line, if given.
     */
    void expect(Optional<SelectedResponse> expected, ByteBuffer buffer) {
        selectedResponse = expected;
        head = buffer;
    }

    void expectNothing() {
        selectedResponse = Optional.empty();
        head = null;
    }

    /** The response content. The bytes are shared by all responses; position and limit belong to this connection. */
    ByteBuffer content() {
        return content;
    }

    @Override
    public int read(boolean block, ByteBuffer to) throws IOException {
        if (block) {
            throw new InterruptedIOException("a blocking read is not supported");
        }
        int more = Math.min(received.remaining() - bytesRead, to.remaining());
        to.put(to.position(), received, received.position() + bytesRead, more);
        to.position(to.position() + more);
        bytesRead += more;
        return more;
    }

    @Override
    protected void writeBlocking(ByteBuffer from) throws IOException {
        if (head == null || content.hasRemaining()) {
            throw new InterruptedIOException("an unexpected write");
        }
        if (head.position() == 0) {
            writeHead(from, head);
        } else {
            content = from.duplicate();
            from.position(from.limit());
        }
    }

    /** Tomcat's part of the head: the status line before the encoded fields, connection and date fields after them. */
    private void writeHead(ByteBuffer from, ByteBuffer to) {
        do {
            to.put(from.get());
        } while (to.get(to.position() - 1) != '\n');
        selectedResponse.ifPresent(it -> it.responseHead().lines().write(it, to));
        to.put(from);
    }

    @Override
    protected void flushBlocking() {}

    @Override
    public void registerReadInterest() {}

    @Override
    public void registerWriteInterest() {}

    @Override
    public String getRemoteHost() {
        return connection.getRemoteHost();
    }

    @Override
    public String getRemoteAddr() {
        return connection.getRemoteAddr();
    }

    @Override
    public int getRemotePort() {
        return connection.getRemotePort();
    }

    @Override
    public String getLocalName() {
        return connection.getLocalName();
    }

    @Override
    public String getLocalAddr() {
        return connection.getLocalAddr();
    }

    @Override
    public int getLocalPort() {
        return connection.getLocalPort();
    }
}
