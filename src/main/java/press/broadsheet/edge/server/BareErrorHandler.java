package press.broadsheet.edge.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.broadsheet.edge.ErrorHtml;
import press.broadsheet.edge.SecurityHeaders;

/**
 * Answers requests that are too malformed to reach the site, in our words and with our security headers, and says so in one
 * line of the log.
 */
final class BareErrorHandler implements Request.Handler {

    private static final Logger log = LoggerFactory.getLogger(BareErrorHandler.class);

    private final List<HttpField> securityFields;

    BareErrorHandler(SecurityHeaders securityHeaders) {
        this.securityFields = EncodedHead.encode(securityHeaders.fields());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException malformed) {
            response.setStatus(malformed.getCode());
            log.info("Refused a request that is not HTTP: {} {}", malformed.getCode(), reason(malformed));
        }
        int status = response.getStatus();
        HttpFields.Mutable head = response.getHeaders();
        securityFields.forEach(head::put);
        if (HttpStatus.hasNoBody(status)) {
            callback.succeeded();
            return true;
        }
        head.put(HttpHeader.CACHE_CONTROL, "no-store");
        head.put(HttpHeader.CONTENT_TYPE, "text/html;charset=UTF-8");
        response.write(true, ByteBuffer.wrap(ErrorHtml.page(status).getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String reason(HttpException malformed) {
        String reason = malformed.getReason();
        return (reason == null ? HttpStatus.getMessage(malformed.getCode()) : reason).replaceAll("\\p{Cntrl}", "?");
    }
}
