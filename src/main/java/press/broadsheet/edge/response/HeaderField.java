package press.broadsheet.edge.response;

import java.nio.charset.StandardCharsets;

/** One header field of a response. */
public record HeaderField(String name, String value) {

    /** Encodes the field line for HTTP/1.1. */
    public byte[] line() {
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
