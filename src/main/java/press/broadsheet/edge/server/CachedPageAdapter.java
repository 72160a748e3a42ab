package press.broadsheet.edge.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.log.UserDataHelper;
import org.apache.tomcat.util.net.SocketEvent;
import org.springframework.http.HttpHeaders;
import press.broadsheet.edge.cache.CachedPageResponder;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Answers with pages that are kept, before anything of the servlet container is begun. Everything else goes on to the
 * container: what is not plainly a request for such a page, the container judges.
 */
final class CachedPageAdapter implements Adapter {

    private static final Log log = LogFactory.getLog(CachedPageAdapter.class);

    private static final byte[] ANY_ADDRESS = {'/'};

    private final UserDataHelper malformed = new UserDataHelper(log);
    private final Adapter container;
    private final Connector connector;
    private final CachedPageResponder pages;

    CachedPageAdapter(Adapter container, Connector connector, CachedPageResponder pages) {
        this.container = container;
        this.connector = connector;
        this.pages = pages;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (response.isError() || response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            tellOfMalformed(response.getStatus());
        }
        if (request.requestURI().equals("*")) { // or Tomcat would answer by itself, and name methods that nothing here takes
            request.requestURI().setBytes(ANY_ADDRESS, 0, ANY_ADDRESS.length);
        }
        if (hasBody(request)) {
            response.addHeader(HttpHeaders.CONNECTION, "close");
        }
        Optional<SelectedResponse> answer = answer(request, response);
        if (answer.isPresent()) {
            writeBeforeAStop(answer.get(), response);
            note(request, response);
        } else {
            container.service(request, response);
        }
        leaveBody(request);
    }

    /** What we answer, if there is a page that is kept for that. */
    Optional<SelectedResponse> answer(Request request, Response response) {
        if (!isPlain(request, response)) {
            return Optional.empty();
        }
        MessageBytes query = request.queryString();
        MimeHeaders fields = request.getMimeHeaders();
        return pages.answer(request.getMethod(), text(request.requestURI()), query.isNull() ? null : text(query),
                all(fields, HttpHeaders.ACCEPT_ENCODING), all(fields, HttpHeaders.IF_NONE_MATCH));
    }

    /** The container knows nothing of it, so that a stop must be told to wait. */
    private void writeBeforeAStop(SelectedResponse selectedResponse, Response response) {
        Context site = site();
        site.incrementInProgressAsyncCount();
        try {
            write(selectedResponse, response);
        } finally {
            site.decrementInProgressAsyncCount();
        }
    }

    static void write(SelectedResponse selectedResponse, Response response) {
        selectedResponse.addHeaders(response::addHeader);
        if (!selectedResponse.notModified()) {
            response.setContentTypeNoCharset(selectedResponse.responseHead().contentType());
        }
        send(selectedResponse, response);
    }

    /** Answers with what is left to say to someone who has our lines from elsewhere. */
    static void send(SelectedResponse selectedResponse, Response response) {
        byte[] content = selectedResponse.representation().content();
        if (selectedResponse.notModified()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setContentLength(content.length);
        }
        try {
            if (!selectedResponse.notModified() && !selectedResponse.head()) {
                response.doWrite(ByteBuffer.wrap(content));
            }
            response.action(ActionCode.CLOSE, null);
        } catch (IOException readerIsGone) {
            response.setErrorException(readerIsGone);
            response.action(ActionCode.CLOSE_NOW, readerIsGone);
        }
    }

    /** One line a day, as Tomcat tells of heads that it cannot read, since anybody can send as many as they like. */
    private void tellOfMalformed(int status) {
        String line = "Refused a malformed request with " + status;
        switch (malformed.getNextMode()) {
            case INFO -> log.info(line);
            case INFO_THEN_DEBUG -> log.info(line + "; of more like it DEBUG tells");
            case DEBUG -> log.debug(line);
            case null -> {}
        }
    }

    boolean areNoted() {
        return connector.getService().getContainer().getAccessLog() != null;
    }

    /** Tells the access log, if there is one. */
    void note(Request request, Response response) {
        if (areNoted()) {
            container.log(request, response, System.nanoTime() - request.getStartTimeNanos());
        }
    }

    /** Whose answers those of the kept pages are: it knows what a stop has to wait for. */
    Context site() {
        return (Context) connector.getService().getContainer().findChildren()[0].findChildren()[0];
    }

    /** Nothing here reads a body; HTTP/2 has streams for whoever asks for more meanwhile. */
    private static boolean hasBody(Request request) {
        return !request.protocol().equals("HTTP/2.0") && announcesBody(request);
    }

    /** Told without reading the length as a number: Tomcat throws at each who asks it for one that is malformed. */
    static boolean announcesBody(Request request) {
        MimeHeaders fields = request.getMimeHeaders();
        MessageBytes length = fields.getValue(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || fields.getValue(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** After the answer Tomcat would read on to the body's end, and a worker wait for ever for what never comes. */
    private static void leaveBody(Request request) {
        AtomicBoolean unfinished = new AtomicBoolean();
        request.action(ActionCode.ASYNC_IS_ASYNC, unfinished);
        if (hasBody(request) && !unfinished.get()) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Not where Tomcat has found fault with it already: with its Host, its protocol or its form. */
    private static boolean isPlain(Request request, Response response) {
        String method = request.getMethod();
        return response.getStatus() == 200 && !response.isError() && !request.hasExpectation()
                && ("GET".equals(method) || "HEAD".equals(method));
    }

    /** Several fields of a name are one list (RFC 9110, section 5.3). */
    private static String all(MimeHeaders fields, String name) {
        int first = fields.findHeader(name, 0);
        if (first < 0) {
            return "";
        }
        String all = text(fields.getValue(first));
        for (int next = fields.findHeader(name, first + 1); next >= 0; next = fields.findHeader(name, next + 1)) {
            all += "," + text(fields.getValue(next));
        }
        return all;
    }

    /** Tomcat's own way there is by a decoder, and several times as long. */
    private static String text(MessageBytes bytes) {
        if (bytes.getType() != MessageBytes.T_BYTES) {
            return bytes.toString();
        }
        ByteChunk chunk = bytes.getByteChunk();
        return new String(chunk.getBytes(), chunk.getStart(), chunk.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return container.prepare(request, response);
    }

    /** What is cut short must not look whole, nor wait any longer for a reader who takes nothing. */
    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        if (status == SocketEvent.TIMEOUT && response.isCommitted()) {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new SocketTimeoutException());
            return container.asyncDispatch(request, response, SocketEvent.ERROR);
        }
        boolean goesOn = container.asyncDispatch(request, response, status);
        leaveBody(request);
        return goesOn;
    }

    @Override
    public void log(Request request, Response response, long time) {
        container.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        container.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return container.getDomain();
    }
}
