package press.broadsheet.edge.response;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** The header fields that a page's responses share, encoded for HTTP/1.1 once and reused. */
public final class EncodedHeaders {

    private final byte[] fullHeaders;
    private final byte[] notModifiedHeaders;
    private final byte[] vary;
    private final Map<ContentCoding, byte[]> contentHeaders = new EnumMap<>(ContentCoding.class);
    private volatile CacheControl last = new CacheControl("");

    EncodedHeaders(ResponseHeaders head) {
        this.fullHeaders = lines(head.fields());
        this.notModifiedHeaders = lines(head.fields().stream().filter(SelectedResponse::isSentWithNotModified).toList());
        this.vary = head.varies() ? new HeaderField(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).line() : new byte[0];
        HeaderField type = new HeaderField(HttpHeaders.CONTENT_TYPE, head.contentType());
        for (ContentCoding contentCoding : ContentCoding.values()) {
            contentHeaders.put(contentCoding, lines(contentCoding == ContentCoding.IDENTITY
                    ? List.of(type)
                    : List.of(new HeaderField(HttpHeaders.CONTENT_ENCODING, contentCoding.token()), type)));
        }
    }

    /** Writes the header fields in the same order as {@link SelectedResponse#addHeaders}. */
    public void write(SelectedResponse selectedResponse, ByteBuffer to) {
        to.put(selectedResponse.notModified() ? notModifiedHeaders : fullHeaders);
        to.put(selectedResponse.representation().etagLine());
        to.put(cacheControl(selectedResponse.cacheControl()));
        to.put(vary);
        if (!selectedResponse.notModified()) {
            to.put(Objects.requireNonNull(contentHeaders.get(selectedResponse.representation().coding())));
        }
    }

    /** Caches the last line, since most pages share it. */
    private byte[] cacheControl(String value) {
        CacheControl known = last;
        if (!known.value.equals(value)) {
            known = new CacheControl(value);
            last = known;
        }
        return known.line;
    }

    private static byte[] lines(List<HeaderField> fields) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        fields.forEach(field -> lines.writeBytes(field.line()));
        return lines.toByteArray();
    }

    private static final class CacheControl {

        private final String value;
        private final byte[] line;

        private CacheControl(String value) {
            this.value = value;
            this.line = new HeaderField(HttpHeaders.CACHE_CONTROL, value).line();
        }
    }
}
