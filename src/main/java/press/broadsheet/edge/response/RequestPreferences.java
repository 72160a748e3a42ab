package press.broadsheet.edge.response;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** The parts of a request, besides its URL, that determine the response. */
public record RequestPreferences(boolean head, List<ContentCoding> codings, IfNoneMatch ifNoneMatch) {

    public static RequestPreferences of(HttpServletRequest request) {
        return of(request.getMethod(), joinFields(request, HttpHeaders.ACCEPT_ENCODING),
                joinFields(request, HttpHeaders.IF_NONE_MATCH));
    }

    /** The fields are comma-separated lists, empty if absent. */
    public static RequestPreferences of(String method, String acceptEncoding, String ifNoneMatch) {
        return new RequestPreferences(method.equals("HEAD"), AcceptEncoding.acceptable(acceptEncoding),
                new IfNoneMatch(ifNoneMatch));
    }

    /** Several fields with the same name are one list (RFC 9110, section 5.3). */
    private static String joinFields(HttpServletRequest request, String name) {
        return String.join(",", Collections.list(request.getHeaders(name)));
    }
}
