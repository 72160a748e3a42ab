package press.broadsheet.edge.server;

import java.nio.charset.StandardCharsets;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.HttpHeaders;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Writes Content-Length and Date in Tomcat's own order and format. Tomcat would create an encoder for each of them.
 *
 * <p>Tomcat may write numbers into a byte array passed to it if that has 32 or more bytes; the arrays here are shorter and are
 * not shared.
 */
final class LengthAndDateHeaders {

    private static final byte[] LENGTH = bytes(HttpHeaders.CONTENT_LENGTH);
    private static final byte[] DATE = bytes(HttpHeaders.DATE);

    private String second = "";
    private byte[] date = {};

    void add(Response response, SelectedResponse selectedResponse) {
        MimeHeaders fields = response.getMimeHeaders();
        if (!selectedResponse.notModified()) {
            fields.addValue(LENGTH, 0, LENGTH.length).setLong(selectedResponse.representation().content().length);
        }
        String now = FastHttpDateFormat.getCurrentDate();
        if (!now.equals(second)) {
            second = now;
            date = bytes(now);
        }
        fields.addValue(DATE, 0, DATE.length).setBytes(date, 0, date.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
