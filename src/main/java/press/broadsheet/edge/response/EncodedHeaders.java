package press.broadsheet.edge.response;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** What the heads of a page's answers have in common, as HTTP/1.1 has it on the wire, made once for all such pages. */
public final class EncodedHeaders {

    private final byte[] fullHeaders;
    private final byte[] notModifiedHeaders;
    private final byte[] vary;
    private final Map<ContentCoding, byte[]> contentHeaders = new EnumMap<>(ContentCoding.class);
    private volatile CacheControl last = new CacheControl("");

    EncodedHeaders(ResponseHead head) {
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

    /** Puts down what an answer says, in the order in which {@link SelectedResponse} says it otherwise. */
    public void write(SelectedResponse selectedResponse, ByteBuffer to) {
        to.put(selectedResponse.notModified() ? notModifiedHeaders : fullHeaders);
        to.put(selectedResponse.representation().etagLine());
        to.put(cacheControl(selectedResponse.cacheControl()));
        to.put(vary);
        if (!selectedResponse.notModified()) {
            to.put(Objects.requireNonNull(contentHeaders.get(selectedResponse.representation().coding())));
        }
    }

    /** Of most pages at most times it is the same. */
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
