package press.broadsheet.edge.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.springframework.http.HttpHeaders;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Serves cached pages on the poller thread, before a request is handed to a worker. Takes only complete requests for cached
 * pages. Never blocks: what the client does not accept at once is sent by {@link PendingWrite}.
 *
 * <p>Requests are read by Tomcat's own parser and served through {@link CachedPageAdapter}, as everywhere. Any other request
 * leaves its bytes unread, and the worker that handles the connection next finds them.
 */
final class PollerResponder implements Adapter {

    /** The buffer for head and content; the rest of a larger response is sent by a {@link PendingWrite}. */
    private static final int BUFFER_SIZE = 64 << 10;

    private final FastPathProtocol protocol;
    private final CachedPageAdapter pages;
    private final PeekingSocketWrapper peekingSocketWrapper;
    private final Http11Processor parser;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_SIZE);
    private final LengthAndDateHeaders lengthAndDateHeaders = new LengthAndDateHeaders();
    private final ReentrantLock lock = new ReentrantLock();

    private boolean served;
    private boolean keepAlive;
    private int consumed;

    PollerResponder(FastPathProtocol protocol, NioEndpoint endpoint, CachedPageAdapter pages) {
        this.protocol = protocol;
        this.pages = pages;
        this.peekingSocketWrapper = new PeekingSocketWrapper(endpoint, endpoint.getSocketProperties().getAppReadBufSize());
        this.parser = new Http11Processor(protocol, this);
    }

    /** Returns true if the connection was handled; if not, its bytes are still unread, for a worker. */
    boolean serve(NioSocketWrapper connection) {
        ReentrantLock connectionLock = connection.getLock();
        if (!protocol.canServeOnPoller() || connectionLock.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        try {
            if (!connectionLock.tryLock()) {
                return false;
            }
            try {
                return isFree(connection) && serveAll(connection);
            } finally {
                connectionLock.unlock();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No request or response is in progress. */
    private static boolean isFree(NioSocketWrapper connection) {
        return !connection.isClosed() && connection.getCurrentProcessor() == null && connection.hasAsyncIO()
                && !connection.hasDataToWrite();
    }

    /** Serves pipelined requests in order (RFC 9112, section 9.3.2). */
    private boolean serveAll(NioSocketWrapper connection) {
        try {
            if (!connection.isReadyForRead()) {
                return false;
            }
            connection.updateLastRead();
            connection.getSocketBufferHandler().configureReadBufferForRead();
            ByteBuffer received = connection.getSocketBufferHandler().getReadBuffer();
            do {
                parse(connection, received);
                if (!served) {
                    return false;
                }
                received.position(received.position() + consumed);
                connection.setReadTimeout(protocol.getKeepAliveTimeout());
                if (!send(connection)) {
                    return true;
                }
            } while (received.hasRemaining());
        } catch (IOException ended) {
            return false;
        }
        connection.registerReadInterest();
        return true;
    }

    private void parse(NioSocketWrapper connection, ByteBuffer received) throws IOException {
        served = false;
        out.clear();
        peekingSocketWrapper.attach(connection, received);
        boolean clean = false;
        try {
            clean = parser.service(peekingSocketWrapper) == SocketState.OPEN && served && consumed == received.remaining();
        } finally {
            if (!clean) {
                parser.recycle();
            }
        }
    }

    /** Called by the parser for each request, until one is not served here. */
    @Override
    public void service(Request request, Response response) {
        if (served || !isWhole(request)) {
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        Optional<SelectedResponse> cached = pages.respond(request, response);
        if (cached.isEmpty()) {
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        write(cached.get(), request, response);
        consumed = peekingSocketWrapper.bytesRead() - ((Http11InputBuffer) request.getInputBuffer()).getByteBuffer().remaining();
        MessageBytes header = response.getMimeHeaders().getValue(HttpHeaders.CONNECTION);
        keepAlive = header == null || !header.equalsIgnoreCase("close");
        served = true;
    }

    private void write(SelectedResponse selectedResponse, Request request, Response response) {
        boolean logged = pages.hasAccessLog();
        peekingSocketWrapper.expect(logged ? Optional.empty() : Optional.of(selectedResponse), out);
        try {
            if (logged) {
                CachedPageAdapter.write(selectedResponse, response); // the access log may want any of its fields
            } else {
                lengthAndDateHeaders.add(response, selectedResponse);
                CachedPageAdapter.send(selectedResponse, response);
            }
        } finally {
            peekingSocketWrapper.expectNothing();
        }
        pages.logAccess(request, response);
    }

    /** A body may be incomplete, and HTTP/0.9 responses have no head. */
    private static boolean isWhole(Request request) {
        return !CachedPageAdapter.announcesBody(request) && request.protocol().getLength() > 0;
    }

    /** Whether the whole response was sent and the connection stays open. */
    private boolean send(NioSocketWrapper connection) {
        ByteBuffer content = peekingSocketWrapper.content();
        int head = out.position();
        int more = Math.min(out.remaining(), content.remaining());
        out.put(head, content, content.position(), more).position(head + more).flip();
        peekingSocketWrapper.detach();
        try {
            int written = connection.getSocket().write(out);
            content.position(content.position() + Math.max(0, written - head));
            if (written < head || content.hasRemaining()) {
                ByteBuffer rest = copy(out.limit(Math.max(written, head)));
                new PendingWrite(connection, pages.context(), keepAlive, rest, content).begin();
                return false;
            }
        } catch (IOException clientGone) {
            connection.close();
            return false;
        }
        if (!keepAlive) {
            connection.close();
        }
        return keepAlive;
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    @Override
    public boolean prepare(Request request, Response response) {
        return false;
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) {
        return false;
    }

    /** Rejected requests are logged by the worker that responds to them. */
    @Override
    public void log(Request request, Response response, long time) {}

    @Override
    public void checkRecycled(Request request, Response response) {}

    @Override
    public String getDomain() {
        return pages.getDomain();
    }
}
