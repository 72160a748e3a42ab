package press.broadsheet.edge.canonical;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.Permalinks;

/**
 * Responds with 503 while the ledger knows articles whose content is missing: the database was lost, and the import that restores
 * it is on hold or cannot read its folder. A 404 or 410 would be wrong, and search engines would drop the pages; after 503 they
 * try again (RFC 9110, section 15.6.4). Does the same while expired content could still be shown because no edition can be
 * written.
 */
public class RestoreInProgressFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = Long.toString(Duration.ofMinutes(5).toSeconds());

    private final Editions editions;
    private final Permalinks permalinks;
    private volatile boolean editionExists;

    public RestoreInProgressFilter(Editions editions, Permalinks permalinks) {
        this.editions = editions;
        this.permalinks = permalinks;
    }

    /** The assets of the error page, and the endpoints for operators, are always available. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return editionExists && !editions.isContentWithheld() || path.startsWith("/assets/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!editionExists) {
            editionExists = editions.current().isPresent();
        }
        if (editions.isContentWithheld() || !editionExists && permalinks.hasIssued()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }
}
