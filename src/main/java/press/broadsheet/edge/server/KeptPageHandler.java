package press.broadsheet.edge.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import press.broadsheet.edge.Answer;
import press.broadsheet.edge.KeptPages;
import press.broadsheet.edge.ReadMethods;
import press.broadsheet.edge.ResponseHead;

/** Serves kept pages on the selector thread, which never blocks, and has the executor do everything else. */
final class KeptPageHandler extends Handler.Wrapper {

    private final KeptPages pages;
    private final PendingAnswers pending;
    private final LoadingCache<ResponseHead, EncodedHead> heads = Caffeine.newBuilder().weakKeys().build(EncodedHead::new);

    KeptPageHandler(KeptPages pages, PendingAnswers pending, Handler site) {
        super(site);
        this.pages = pages;
        this.pending = pending;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        leaveBody(request, response);
        Optional<Answer> answer = answer(request);
        if (answer.isPresent()) {
            send(answer.get(), request, response, pending.counting(callback));
        } else {
            handOver(request, response, callback);
        }
        return true;
    }

    /** Nothing here reads a body; what of it is not there yet would stand in the way of the next request. */
    private static void leaveBody(Request request, Response response) {
        HttpFields fields = request.getHeaders();
        boolean hasBody = fields.contains(HttpHeader.CONTENT_LENGTH) || fields.contains(HttpHeader.TRANSFER_ENCODING);
        if (hasBody && !request.consumeAvailable()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    private Optional<Answer> answer(Request request) {
        String method = request.getMethod();
        if (!ReadMethods.include(method)) {
            return Optional.empty();
        }
        String acceptEncoding = "";
        String ifNoneMatch = "";
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() == HttpHeader.ACCEPT_ENCODING) {
                acceptEncoding = listed(acceptEncoding, field);
            } else if (field.getHeader() == HttpHeader.IF_NONE_MATCH) {
                ifNoneMatch = listed(ifNoneMatch, field);
            }
        }
        HttpURI uri = request.getHttpURI();
        return pages.answer(method, uri.getPath(), uri.getQuery(), acceptEncoding, ifNoneMatch);
    }

    /** Several fields of a name are one list (RFC 9110, section 5.3). */
    private static String listed(String before, HttpField field) {
        return before.isEmpty() ? field.getValue() : before + "," + field.getValue();
    }

    private void send(Answer answer, Request request, Response response, Callback callback) {
        HttpFields.Mutable head = response.getHeaders();
        head.add(heads.get(answer.responseHead()).of(answer));
        head.add(HttpHeader.ETAG, answer.representation().etag());
        head.add(HttpHeader.CACHE_CONTROL, answer.cacheControl());
        byte[] content = answer.representation().content();
        if (answer.unchanged()) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            request.addHttpStreamWrapper(WithoutLength::new);
            callback.succeeded();
            return;
        }
        response.setStatus(HttpStatus.OK_200);
        if (answer.head()) {
            head.add(HttpHeader.CONTENT_LENGTH, content.length);
            callback.succeeded();
        } else if (content.length <= PieceByPiece.PIECE) {
            response.write(true, ByteBuffer.wrap(content), callback);
        } else {
            head.add(HttpHeader.CONTENT_LENGTH, content.length);
            new PieceByPiece(response, content, callback).iterate();
        }
    }

    private void handOver(Request request, Response response, Callback callback) {
        try {
            request.getComponents().getExecutor().execute(() -> handleBySite(request, response, callback));
        } catch (RejectedExecutionException stopped) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    private void handleBySite(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) { // only *, which is no path
                response.getHeaders().put(HttpHeader.ALLOW, ReadMethods.ALLOW);
                response.setStatus(HttpStatus.NO_CONTENT_204);
                callback.succeeded();
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    /** An answer that tells nothing of the page must not say that it is empty (RFC 9110, section 8.6). */
    private static final class WithoutLength extends HttpStream.Wrapper {

        WithoutLength(HttpStream stream) {
            super(stream);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable head) {
            head.remove(HttpHeader.CONTENT_LENGTH);
            super.prepareResponse(head);
        }
    }
}
