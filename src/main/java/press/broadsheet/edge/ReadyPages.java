package press.broadsheet.edge;

import jakarta.servlet.RequestDispatcher;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Answers with pages that are kept, before anything of the servlet container is begun. Everything else goes on to the
 * container: what is not plainly a request for such a page, the container judges.
 */
final class ReadyPages implements Adapter {

    private final Adapter container;
    private final Connector connector;
    private final PageCache cache;
    private final BrotliPress brotli;
    private final Clock clock;

    ReadyPages(Adapter container, Connector connector, PageCache cache, BrotliPress brotli, Clock clock) {
        this.container = container;
        this.connector = connector;
        this.cache = cache;
        this.brotli = brotli;
        this.clock = clock;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (hasBody(request)) {
            response.addHeader(HttpHeaders.CONNECTION, "close");
        }
        Optional<Answer> answer = answer(request, response);
        if (answer.isPresent()) {
            answer.get().to(response);
            note(request, response);
        } else {
            container.service(request, response);
        }
        leaveBody(request);
    }

    /** What we answer, if there is a page that is kept for that. */
    Optional<Answer> answer(Request request, Response response) {
        Optional<StoredPage> page = isPlain(request, response) ? find(request) : Optional.empty();
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Wish wish = Wish.of(request);
        Answer answer = Answer.of(page.get(), wish, clock.millis());
        if (wish.codings().getFirst() == Coding.BROTLI && answer.representation().coding() != Coding.BROTLI) {
            brotli.order(key(request), page.get());
        }
        return Optional.of(answer);
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
        return !request.protocol().equals("HTTP/2.0") && (request.getContentLengthLong() > 0
                || request.getMimeHeaders().getValue(HttpHeaders.TRANSFER_ENCODING) != null);
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

    private Optional<StoredPage> find(Request request) {
        return cache.find(Wish.text(request.requestURI()), query(request));
    }

    private static String key(Request request) {
        return PageKey.of(Wish.text(request.requestURI()), query(request)).orElseThrow();
    }

    private static @Nullable String query(Request request) {
        MessageBytes query = request.queryString();
        return query.isNull() ? null : Wish.text(query);
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
