package press.broadsheet.edge.server;

import java.nio.charset.StandardCharsets;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.HttpHeaders;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * The length and the date of an answer, in Tomcat's own order and words. Tomcat would make an encoder for each of them.
 *
 * <p>Tomcat may write a number into bytes that it was once given, where there are 32 or more: none here are as many, and
 * none are anybody else's.
 */
final class LengthAndDateHeaders {

    private static final byte[] LENGTH = bytes(HttpHeaders.CONTENT_LENGTH);
    private static final byte[] DATE = bytes(HttpHeaders.DATE);

    private String second = "";
    private byte[] date = {};

    void on(Response response, SelectedResponse selectedResponse) {
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
