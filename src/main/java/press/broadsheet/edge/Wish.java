package press.broadsheet.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.HttpHeaders;

/** What of a request, besides the address, has a say in the answer. */
record Wish(boolean head, List<Coding> codings, EntityTags has) {

    static Wish of(HttpServletRequest request) {
        return new Wish(request.getMethod().equals("HEAD"),
                AcceptEncoding.wanted(all(request, HttpHeaders.ACCEPT_ENCODING)),
                new EntityTags(all(request, HttpHeaders.IF_NONE_MATCH)));
    }

    static Wish of(Request request) {
        return new Wish("HEAD".equals(request.getMethod()),
                AcceptEncoding.wanted(all(request.getMimeHeaders(), HttpHeaders.ACCEPT_ENCODING)),
                new EntityTags(all(request.getMimeHeaders(), HttpHeaders.IF_NONE_MATCH)));
    }

    private static String all(HttpServletRequest request, String name) {
        return String.join(",", Collections.list(request.getHeaders(name)));
    }

    /** Several fields of a name are one list (RFC 9110, section 5.3). */
    private static String all(MimeHeaders headers, String name) {
        int first = headers.findHeader(name, 0);
        if (first < 0) {
            return "";
        }
        String all = text(headers.getValue(first));
        for (int next = headers.findHeader(name, first + 1); next >= 0; next = headers.findHeader(name, next + 1)) {
            all += "," + text(headers.getValue(next));
        }
        return all;
    }

    /** Tomcat's own way there is by a decoder, and several times as long. */
    static String text(MessageBytes bytes) {
        if (bytes.getType() != MessageBytes.T_BYTES) {
            return bytes.toString();
        }
        ByteChunk chunk = bytes.getByteChunk();
        return new String(chunk.getBytes(), chunk.getStart(), chunk.getLength(), StandardCharsets.ISO_8859_1);
    }
}
