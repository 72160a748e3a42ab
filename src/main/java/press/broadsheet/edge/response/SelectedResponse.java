package press.broadsheet.edge.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/**
 * The response of a cached page to one request, byte for byte the same from the servlet and from the fast path. There is no
 * {@code Last-Modified}: a page also changes with the articles that it links to, and no date is stored for that.
 */
public record SelectedResponse(CachedPage page, Representation representation, boolean notModified, boolean head,
        String cacheControl) {

    public static SelectedResponse of(CachedPage page, RequestPreferences requestPreferences, long now) {
        Representation representation =
                page.representations().select(requestPreferences.codings(), requestPreferences.ifNoneMatch());
        boolean unchanged =
                requestPreferences.ifNoneMatch().isPresent() && requestPreferences.ifNoneMatch().matches(representation.etag());
        return new SelectedResponse(page, representation, unchanged, requestPreferences.head(), page.cacheControl(now));
    }

    /** The shared fields; a response adds those of its representation and {@code Cache-Control}. */
    public ResponseHeaders responseHead() {
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

    /** A 304 response carries only the header fields that update the stored response (RFC 9110, section 15.4.5). */
    public static boolean isSentWithNotModified(HeaderField field) {
        return !field.name().equals(HttpHeaders.CONTENT_LANGUAGE);
    }

    /** Passes on each header field except the content type and length. */
    public void addHeaders(BiConsumer<String, String> consumer) {
        for (HeaderField field : page.headers().fields()) {
            if (!notModified || isSentWithNotModified(field)) {
                consumer.accept(field.name(), field.value());
            }
        }
        consumer.accept(HttpHeaders.ETAG, representation.etag());
        consumer.accept(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (page.headers().varies()) {
            consumer.accept(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (!notModified && representation.coding() != ContentCoding.IDENTITY) {
            consumer.accept(HttpHeaders.CONTENT_ENCODING, representation.coding().token());
        }
    }
}
