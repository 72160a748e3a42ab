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
 * Asks readers and machines to come back later while the ledger knows articles of which no text is there: the database was
 * lost, and the import that brings them back is held or cannot see its folder. To say "gone" or "not found" would be
 * untrue, and search engines would believe it; 503 they try again (RFC 9110, section 15.6.4). So it does while something has
 * ended that pages may show, because no edition can be written.
 */
public class RestoreInProgressFilter extends OncePerRequestFilter {

    private static final String A_WHILE = Long.toString(Duration.ofMinutes(5).toSeconds());

    private final Editions editions;
    private final Permalinks permalinks;
    private volatile boolean opened;

    public RestoreInProgressFilter(Editions editions, Permalinks permalinks) {
        this.editions = editions;
        this.permalinks = permalinks;
    }

    /** What the page itself needs, and what operators ask. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return opened && !editions.isWithheld() || path.startsWith("/assets/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!opened) {
            opened = editions.current().isPresent();
        }
        if (editions.isWithheld() || !opened && permalinks.any()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, A_WHILE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }
}
