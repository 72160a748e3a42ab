package press.broadsheet.edge.response;

import java.nio.charset.StandardCharsets;

/** One field of an answer's head. */
public record HeaderField(String name, String value) {

    /** As HTTP/1.1 has it on the wire. */
    public byte[] line() {
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
