package press.broadsheet.edge.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import press.broadsheet.edge.response.SafeMethods;

/**
 * Allows GET, HEAD and OPTIONS on every address, known or not, and responds to all other methods with 405. As a valve it also
 * sees TRACE, which Tomcat itself would reject with other methods in {@code Allow}.
 */
final class ReadOnlyValve extends ValveBase {

    ReadOnlyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean malformed = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && response.getStatus() != HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        if (!malformed && !SafeMethods.include(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, SafeMethods.ALLOW);
            if ("OPTIONS".equals(request.getMethod())) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        getNext().invoke(request, response); // if an error is set, only the error page is rendered
    }
}
