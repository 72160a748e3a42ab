package press.broadsheet.edge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;

/** A page's bytes as they go out in one coding. They are shared by all who send them. */
public final class Representation {

    private final Coding coding;
    private final byte[] content;
    private final String etag;
    private final byte[] tagLine;

    Representation(Coding coding, byte[] content) {
        this.coding = coding;
        this.content = content;
        this.etag = etag(content);
        this.tagLine = new Header(HttpHeaders.ETAG, etag).line();
    }

    public Coding coding() {
        return coding;
    }

    public byte[] content() {
        return content;
    }

    /** RFC 9110, section 8.8.3: strong, since it names these bytes; the same after a restart, and on every machine. */
    public String etag() {
        return etag;
    }

    /** The same as HTTP/1.1 has it on the wire. */
    public byte[] tagLine() {
        return tagLine;
    }

    private static String etag(byte[] content) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(sha256, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
