package press.broadsheet.edge.response;

import org.springframework.http.HttpHeaders;
import press.broadsheet.publication.Sha256;

/** A page's bytes as they go out in one coding. They are shared by all who send them. */
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

    /** RFC 9110, section 8.8.3: strong, since it names these bytes; the same after a restart, and on every machine. */
    public String etag() {
        return etag;
    }

    /** The same as HTTP/1.1 has it on the wire. */
    public byte[] etagLine() {
        return etagLine;
    }
}
