package press.broadsheet.edge.response;

import org.springframework.http.HttpHeaders;
import press.broadsheet.publication.Sha256;

/** A page's bytes in one content coding. The array is shared by all responses; do not modify it. */
public final class Representation {

    private final ContentCoding contentCoding;
    private final byte[] content;
    private final String etag;
    private final byte[] etagLine;

    Representation(ContentCoding contentCoding, byte[] content) {
        this.contentCoding = contentCoding;
        this.content = content;
        this.etag = "\"" + Sha256.of(content).substring(0, 32) + "\"";
        this.etagLine = new HeaderField(HttpHeaders.ETAG, etag).line();
    }

    public ContentCoding coding() {
        return contentCoding;
    }

    public byte[] content() {
        return content;
    }

    /** RFC 9110, section 8.8.3: a strong tag, a hash of the bytes; the same after a restart and on every machine. */
    public String etag() {
        return etag;
    }

    /** The ETag field line, encoded for HTTP/1.1. */
    public byte[] etagLine() {
        return etagLine;
    }
}
