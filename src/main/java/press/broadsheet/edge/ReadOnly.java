package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nothing here can be changed from outside: every address, known or not, takes GET, HEAD and OPTIONS, and nothing else. It
 * stands before all other filters.
 */
public final class ReadOnly extends OncePerRequestFilter {

    /** What every answer to another method names in {@code Allow}. */
    public static final String ALLOW = "GET, HEAD, OPTIONS";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    ReadOnly() {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, ALLOW);
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
