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
 * Hands out pages that are kept over the counter: to whoever has asked for one plainly and wholly, before he is shown to
 * anybody who could do more. It never waits: what a reader does not take at once, others carry after him.
 *
 * <p>Requests are read by Tomcat's own parser and answered through {@link CachedPageAdapter}, as everywhere. Of those that end
 * otherwise nothing is left but the bytes, still unread, and whoever sees to the connection next finds them.
 */
final class PollerResponder implements Adapter {

    /** As much of an answer is written here; the rest of a large one is for others. */
    private static final int ROOM = 64 << 10;

    private final FastPathProtocol protocol;
    private final CachedPageAdapter pages;
    private final PeekingSocketWrapper peekingSocketWrapper;
    private final Http11Processor parser;
    private final ByteBuffer out = ByteBuffer.allocateDirect(ROOM);
    private final LengthAndDateHeaders lengthAndDateHeaders = new LengthAndDateHeaders();
    private final ReentrantLock lock = new ReentrantLock();

    private boolean answered;
    private boolean keepAlive;
    private int taken;

    PollerResponder(FastPathProtocol protocol, NioEndpoint endpoint, CachedPageAdapter pages) {
        this.protocol = protocol;
        this.pages = pages;
        this.peekingSocketWrapper = new PeekingSocketWrapper(endpoint, endpoint.getSocketProperties().getAppReadBufSize());
        this.parser = new Http11Processor(protocol, this);
    }

    /** Whether the connection has been seen to; else it is for others, and what it has sent is still there. */
    boolean serve(NioSocketWrapper reader) {
        ReentrantLock other = reader.getLock();
        if (!protocol.mayLook() || other.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        try {
            if (!other.tryLock()) {
                return false;
            }
            try {
                return isFree(reader) && answerAll(reader);
            } finally {
                other.unlock();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody has begun with a request, or with an answer. */
    private static boolean isFree(NioSocketWrapper reader) {
        return !reader.isClosed() && reader.getCurrentProcessor() == null && reader.hasAsyncIO() && !reader.hasDataToWrite();
    }

    /** One request after another (RFC 9112, section 9.3.2): each is answered before the next is looked at. */
    private boolean answerAll(NioSocketWrapper reader) {
        try {
            if (!reader.isReadyForRead()) {
                return false;
            }
            reader.updateLastRead();
            reader.getSocketBufferHandler().configureReadBufferForRead();
            ByteBuffer sent = reader.getSocketBufferHandler().getReadBuffer();
            do {
                look(reader, sent);
                if (!answered) {
                    return false;
                }
                sent.position(sent.position() + taken);
                reader.setReadTimeout(protocol.getKeepAliveTimeout());
                if (!hand(reader)) {
                    return true;
                }
            } while (sent.hasRemaining());
        } catch (IOException ended) {
            return false;
        }
        reader.registerReadInterest();
        return true;
    }

    private void look(NioSocketWrapper reader, ByteBuffer sent) throws IOException {
        answered = false;
        out.clear();
        peekingSocketWrapper.at(reader, sent);
        boolean clean = false;
        try {
            clean = parser.service(peekingSocketWrapper) == SocketState.OPEN && answered && taken == sent.remaining();
        } finally {
            if (!clean) {
                parser.recycle();
            }
        }
    }

    /** Called by the parser for each request that it finds, up to the first that is not for us. */
    @Override
    public void service(Request request, Response response) {
        if (answered || !isWhole(request)) {
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        Optional<SelectedResponse> answer = pages.answer(request, response);
        if (answer.isEmpty()) {
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        write(answer.get(), request, response);
        taken = peekingSocketWrapper.seen() - ((Http11InputBuffer) request.getInputBuffer()).getByteBuffer().remaining();
        MessageBytes connection = response.getMimeHeaders().getValue(HttpHeaders.CONNECTION);
        keepAlive = connection == null || !connection.equalsIgnoreCase("close");
        answered = true;
    }

    private void write(SelectedResponse selectedResponse, Request request, Response response) {
        boolean noted = pages.areNoted();
        peekingSocketWrapper.expect(noted ? Optional.empty() : Optional.of(selectedResponse), out);
        try {
            if (noted) {
                CachedPageAdapter.write(selectedResponse, response); // the access log may want any of its fields
            } else {
                lengthAndDateHeaders.on(response, selectedResponse);
                CachedPageAdapter.send(selectedResponse, response);
            }
        } finally {
            peekingSocketWrapper.expectNothing();
        }
        pages.note(request, response);
    }

    /** A body may be still on its way, and before HTTP/1.0 answers had no head. */
    private static boolean isWhole(Request request) {
        return !CachedPageAdapter.announcesBody(request) && request.protocol().getLength() > 0;
    }

    /** Whether all of the answer is out, and the connection goes on. */
    private boolean hand(NioSocketWrapper reader) {
        ByteBuffer content = peekingSocketWrapper.content();
        int head = out.position();
        int more = Math.min(out.remaining(), content.remaining());
        out.put(head, content, content.position(), more).position(head + more).flip();
        peekingSocketWrapper.away();
        try {
            int written = reader.getSocket().write(out);
            content.position(content.position() + Math.max(0, written - head));
            if (written < head || content.hasRemaining()) {
                new PendingWrite(reader, pages.site(), keepAlive, copy(out.limit(Math.max(written, head))), content).begin();
                return false;
            }
        } catch (IOException gone) {
            reader.close();
            return false;
        }
        if (!keepAlive) {
            reader.close();
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

    /** What is refused here is noted where it is answered. */
    @Override
    public void log(Request request, Response response, long time) {}

    @Override
    public void checkRecycled(Request request, Response response) {}

    @Override
    public String getDomain() {
        return pages.getDomain();
    }
}
