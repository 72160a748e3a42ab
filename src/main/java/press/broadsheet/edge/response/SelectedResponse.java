package press.broadsheet.edge.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/**
 * What a kept page answers to one request: the same to the byte, whether the servlet writes it or the connection itself.
 * There is no {@code Last-Modified}: a page changes with its neighbours, and nobody notes when it did.
 */
public record SelectedResponse(CachedPage page, Representation representation, boolean notModified, boolean head,
        String cacheControl) {

    public static SelectedResponse of(CachedPage page, RequestPreferences requestPreferences, long now) {
        Representation chosen = page.representations().select(requestPreferences.codings(), requestPreferences.ifNoneMatch());
        boolean unchanged =
                requestPreferences.ifNoneMatch().isPresent() && requestPreferences.ifNoneMatch().matches(chosen.etag());
        return new SelectedResponse(page, chosen, unchanged, requestPreferences.head(), page.cacheControl(now));
    }

    /** Besides it an answer has the fields of its representation, and {@code Cache-Control}. */
    public ResponseHead responseHead() {
        return page.headers();
    }

    public void writeTo(HttpServletResponse response) throws IOException {
        addHeaders(response::setHeader);
        if (notModified) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(page.headers().contentType());
        response.setContentLengthLong(representation.content().length);
        if (!head) {
            response.getOutputStream().write(representation.content());
        }
    }

    /** RFC 9110, section 15.4.5: who has the page already is told no more of it than what he needs to keep it. */
    public static boolean isSentWithNotModified(HeaderField field) {
        return !field.name().equals(HttpHeaders.CONTENT_LANGUAGE);
    }

    /** Tells each field of the answer's head but its type and its length. */
    public void addHeaders(BiConsumer<String, String> put) {
        for (HeaderField field : page.headers().fields()) {
            if (!notModified || isSentWithNotModified(field)) {
                put.accept(field.name(), field.value());
            }
        }
        put.accept(HttpHeaders.ETAG, representation.etag());
        put.accept(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (page.headers().varies()) {
            put.accept(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (!notModified && representation.coding() != ContentCoding.IDENTITY) {
            put.accept(HttpHeaders.CONTENT_ENCODING, representation.coding().token());
        }
    }
}
