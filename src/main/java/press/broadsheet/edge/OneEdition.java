package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import press.broadsheet.archive.Editions;

/**
 * Renders each page from one snapshot of the archive, so that what it shows never mixes two editions. The page goes out
 * only after the snapshot is closed: a slow reader holds none open. A page that fails half-way leaves nothing behind.
 */
class OneEdition extends OncePerRequestFilter {

    private final Editions editions;

    OneEdition(Editions editions) {
        this.editions = editions;
    }

    /** What does not read the archive must be there without it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // kept, but asked about each time: a page may change with any edition, and so may a redirect
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        try {
            editions.reading(() -> render(request, new ContentCachingResponseWrapper(response), chain))
                    .copyBodyToResponse();
        } catch (RenderingFailed failed) {
            throw failed.cause;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ContentCachingResponseWrapper render(
            HttpServletRequest request, ContentCachingResponseWrapper page, FilterChain chain) {
        try {
            chain.doFilter(request, page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new RenderingFailed(e);
        }
    }

    /** Carries a checked exception through the snapshot. */
    private static final class RenderingFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final ServletException cause;

        RenderingFailed(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
