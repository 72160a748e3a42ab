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
 * Stands before Tomcat's parser in place of a reader's connection: what it has sent can be read without being taken, and
 * what is answered stays here. Whatever the parser does with it, the connection is as it was, and nothing ever waits.
 *
 * <p>It relies on this of Tomcat: a processor touches its connection by these methods alone, up to the end of a request
 * that has no body and an answer that writes its head once and its content once.
 */
final class PeekingSocketWrapper extends NioSocketWrapper {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final NioSocketWrapper nobody;
    private NioSocketWrapper reader;
    private ByteBuffer sent = NOTHING;
    private int seen;
    private @Nullable ByteBuffer head;
    private Optional<SelectedResponse> answer = Optional.empty();
    private ByteBuffer content = NOTHING;

    PeekingSocketWrapper(NioEndpoint endpoint, int bufferSize) {
        this(new NioSocketWrapper(new NioChannel(new SocketBufferHandler(0, 0, false)), endpoint),
                new NioChannel(new SocketBufferHandler(bufferSize, 0, false)), endpoint);
    }

    private PeekingSocketWrapper(NioSocketWrapper nobody, NioChannel nowhere, NioEndpoint endpoint) {
        super(nowhere, endpoint);
        this.nobody = nobody;
        this.reader = nobody;
    }

    /** Looks at that reader's connection, of what it has sent at this, until {@link #away}. */
    void at(NioSocketWrapper connection, ByteBuffer received) {
        reader = connection;
        sent = received;
        seen = 0;
        content = NOTHING;
    }

    /** How much of what it has sent the parser has read. */
    int seen() {
        return seen;
    }

    void away() {
        reader = nobody;
        sent = NOTHING;
        content = NOTHING;
    }

    /** From now on an answer is written: its head there, after the first of it our own lines, unless it holds them. */
    void expect(Optional<SelectedResponse> expected, ByteBuffer room) {
        answer = expected;
        head = room;
    }

    void expectNothing() {
        answer = Optional.empty();
        head = null;
    }

    /** The answer's content, shared with all others who send it; the reader keeps account of his in this buffer. */
    ByteBuffer content() {
        return content;
    }

    @Override
    public int read(boolean block, ByteBuffer to) throws IOException {
        if (block) {
            throw new InterruptedIOException("nobody waits here");
        }
        int more = Math.min(sent.remaining() - seen, to.remaining());
        to.put(to.position(), sent, sent.position() + seen, more);
        to.position(to.position() + more);
        seen += more;
        return more;
    }

    @Override
    protected void writeBlocking(ByteBuffer from) throws IOException {
        if (head == null || content.hasRemaining()) {
            throw new InterruptedIOException("nobody asked for this");
        }
        if (head.position() == 0) {
            writeHead(from, head);
        } else {
            content = from.duplicate();
            from.position(from.limit());
        }
    }

    /** Tomcat's part of it: the status, before our lines, and what the connection and the moment make of it, behind. */
    private void writeHead(ByteBuffer from, ByteBuffer to) {
        do {
            to.put(from.get());
        } while (to.get(to.position() - 1) != '\n');
        answer.ifPresent(it -> it.responseHead().lines().write(it, to));
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
        return reader.getRemoteHost();
    }

    @Override
    public String getRemoteAddr() {
        return reader.getRemoteAddr();
    }

    @Override
    public int getRemotePort() {
        return reader.getRemotePort();
    }

    @Override
    public String getLocalName() {
        return reader.getLocalName();
    }

    @Override
    public String getLocalAddr() {
        return reader.getLocalAddr();
    }

    @Override
    public int getLocalPort() {
        return reader.getLocalPort();
    }
}
