package press.broadsheet.edge;

import org.springframework.http.HttpHeaders;
import press.broadsheet.publication.Sha256;

/** A page's bytes as they go out in one coding. They are shared by all who send them. */
final class Representation {

    private final Coding coding;
    private final byte[] content;
    private final String etag;
    private final byte[] tagLine;

    Representation(Coding coding, byte[] content) {
        this.coding = coding;
        this.content = content;
        this.etag = "\"" + Sha256.of(content).substring(0, 32) + "\"";
        this.tagLine = Lines.line(HttpHeaders.ETAG, etag);
    }

    Coding coding() {
        return coding;
    }

    byte[] content() {
        return content;
    }

    /** RFC 9110, section 8.8.3: strong, since it names these bytes; the same after a restart, and on every machine. */
    String etag() {
        return etag;
    }

    /** The same as it goes over the wire. */
    byte[] tagLine() {
        return tagLine;
    }
}
