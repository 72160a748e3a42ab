package press.broadsheet.edge.server;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import press.broadsheet.edge.SecurityHeaders;

/**
 * Puts the security headers on every answer of the site just before it goes out, however often it was begun anew meanwhile;
 * those that a page gives itself stay.
 */
final class SecurityHeadersHandler extends Handler.Wrapper {

    private static final String LOWER_CASE = "charset=utf-8";
    private static final String UPPER_CASE = "charset=UTF-8";

    private final List<HttpField> fields;

    SecurityHeadersHandler(SecurityHeaders headers, Handler site) {
        super(site);
        this.fields = EncodedHead.encode(headers.fields());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {
            @Override
            public void prepareResponse(HttpFields.Mutable head) {
                for (HttpField field : fields) {
                    if (!head.contains(field.getName())) {
                        head.add(field);
                    }
                }
                if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
                    head.remove(HttpHeader.CONTENT_LENGTH); // or it would say that the page is empty
                    head.remove(HttpHeader.CONTENT_TYPE);
                }
                keepCharset(head);
                super.prepareResponse(head);
            }
        });
        return super.handle(request, response, callback);
    }

    private static void keepCharset(HttpFields.Mutable head) {
        String type = head.get(HttpHeader.CONTENT_TYPE);
        if (type != null && type.endsWith(LOWER_CASE)) {
            head.put(HttpHeader.CONTENT_TYPE, contentType(type));
        }
    }

    /** Jetty writes the name of the charset in lower case, which some clients compare letter by letter. */
    static String contentType(String type) {
        return type.endsWith(LOWER_CASE) ? type.substring(0, type.length() - LOWER_CASE.length()) + UPPER_CASE : type;
    }
}
