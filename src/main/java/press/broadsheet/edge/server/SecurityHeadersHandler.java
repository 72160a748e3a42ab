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
                super.prepareResponse(head);
            }
        });
        return super.handle(request, response, callback);
    }
}
