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

/** Responds with cached pages before the servlet container is involved. Passes every other request on to the container. */
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
            logMalformed(response.getStatus());
        }
        if (request.requestURI().equals("*")) { // else Tomcat responds itself and lists methods that are not supported
            request.requestURI().setBytes(ANY_ADDRESS, 0, ANY_ADDRESS.length);
        }
        if (hasBody(request)) {
            response.addHeader(HttpHeaders.CONNECTION, "close");
        }
        Optional<SelectedResponse> cached = respond(request, response);
        if (cached.isPresent()) {
            writeBeforeShutdown(cached.get(), response);
            logAccess(request, response);
        } else {
            container.service(request, response);
        }
        skipBody(request);
    }

    /** Returns the response, if a cached page matches the request. */
    Optional<SelectedResponse> respond(Request request, Response response) {
        if (!isPlain(request, response)) {
            return Optional.empty();
        }
        MessageBytes query = request.queryString();
        MimeHeaders fields = request.getMimeHeaders();
        return pages.respond(request.getMethod(), text(request.requestURI()), query.isNull() ? null : text(query),
                all(fields, HttpHeaders.ACCEPT_ENCODING), all(fields, HttpHeaders.IF_NONE_MATCH));
    }

    /** Writes the response and makes a shutdown wait for it, since the container does not know of it. */
    private void writeBeforeShutdown(SelectedResponse selectedResponse, Response response) {
        Context context = context();
        context.incrementInProgressAsyncCount();
        try {
            write(selectedResponse, response);
        } finally {
            context.decrementInProgressAsyncCount();
        }
    }

    static void write(SelectedResponse selectedResponse, Response response) {
        selectedResponse.addHeaders(response::addHeader);
        if (!selectedResponse.notModified()) {
            response.setContentTypeNoCharset(selectedResponse.responseHead().contentType());
        }
        send(selectedResponse, response);
    }

    /** Sends status and content, after the header fields were written elsewhere. */
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
        } catch (IOException clientGone) {
            response.setErrorException(clientGone);
            response.action(ActionCode.CLOSE_NOW, clientGone);
        }
    }

    /** Logs at INFO once a day, as Tomcat does for malformed headers, because anyone can send any number of them. */
    private void logMalformed(int status) {
        String line = "Rejected a malformed request with " + status;
        switch (malformed.getNextMode()) {
            case INFO -> log.info(line);
            case INFO_THEN_DEBUG -> log.info(line + "; further ones are logged at DEBUG level");
            case DEBUG -> log.debug(line);
            case null -> {}
        }
    }

    boolean hasAccessLog() {
        return connector.getService().getContainer().getAccessLog() != null;
    }

    /** Writes to the access log, if there is one. */
    void logAccess(Request request, Response response) {
        if (hasAccessLog()) {
            container.log(request, response, System.nanoTime() - request.getStartTimeNanos());
        }
    }

    /** The web application's context: it knows what a shutdown must wait for. */
    Context context() {
        return (Context) connector.getService().getContainer().findChildren()[0].findChildren()[0];
    }

    /** No request needs a body, so the connection is closed after the response. HTTP/2 separates requests by streams. */
    private static boolean hasBody(Request request) {
        return !request.protocol().equals("HTTP/2.0") && announcesBody(request);
    }

    /** Decides without parsing the length: Tomcat throws on a malformed one. */
    static boolean announcesBody(Request request) {
        MimeHeaders fields = request.getMimeHeaders();
        MessageBytes length = fields.getValue(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || fields.getValue(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Stops Tomcat from reading the rest of the body after the response: a worker would wait for data that may never arrive. */
    private static void skipBody(Request request) {
        AtomicBoolean unfinished = new AtomicBoolean();
        request.action(ActionCode.ASYNC_IS_ASYNC, unfinished);
        if (hasBody(request) && !unfinished.get()) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** False if Tomcat has already found the Host, the protocol version or the syntax invalid. */
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

    /** Tomcat's own conversion uses a charset decoder and takes several times as long. */
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

    /** After a write timeout, closes the connection, so that a truncated response does not look complete. */
    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        if (status == SocketEvent.TIMEOUT && response.isCommitted()) {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new SocketTimeoutException());
            return container.asyncDispatch(request, response, SocketEvent.ERROR);
        }
        boolean isOpen = container.asyncDispatch(request, response, status);
        skipBody(request);
        return isOpen;
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
