package press.broadsheet.edge.canonical;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import press.broadsheet.web.RequestedAddress;

/** Parses the requested address once for all later filters, and rejects a malformed one with 400. */
public class RequestedAddressFilter extends OncePerRequestFilter {

    /** Spring Boot's error page, which would respond with 500 to a direct request. */
    private static final String ERROR_PAGE = "/error";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<RequestedAddress> requested = RequestedAddress.parse(request);
        if (requested.isEmpty()) {
            reject(response, HttpServletResponse.SC_BAD_REQUEST);
        } else if (requested.get().address().path().equals(ERROR_PAGE)) {
            reject(response, HttpServletResponse.SC_NOT_FOUND);
        } else {
            request.setAttribute(RequestedAddress.ATTRIBUTE, requested.get());
            chain.doFilter(request, response);
        }
    }

    /** Without Cache-Control, caches would keep a 404 for a heuristic lifetime (RFC 9111, section 4.2.2). */
    private static void reject(HttpServletResponse response, int status) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.sendError(status);
    }
}
