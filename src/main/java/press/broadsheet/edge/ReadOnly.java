package press.broadsheet.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Nothing here can be changed from outside: every address, known or not, takes GET, HEAD and OPTIONS, and nothing else. As
 * a valve it also sees TRACE, which Tomcat refuses by itself with other methods in {@code Allow}.
 */
@Component
class ReadOnly extends ValveBase {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String ALLOW = "GET, HEAD, OPTIONS";

    ReadOnly() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean malformed = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && response.getStatus() != HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        if (!malformed && !READING.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, ALLOW);
            if ("OPTIONS".equals(request.getMethod())) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        getNext().invoke(request, response); // where an error is set already, only to its page
    }
}
