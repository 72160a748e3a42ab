package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import press.broadsheet.archive.Editions;

/**
 * Renders each page from one snapshot of the archive, so that what it shows never mixes two editions. The page goes out
 * only after the snapshot is closed: a slow reader holds none open. A page that fails half-way leaves nothing behind. Each
 * is named by what it holds, and so sent again only when it has changed.
 */
class OneEdition extends OncePerRequestFilter {

    private final Editions editions;

    OneEdition(Editions editions) {
        this.editions = editions;
    }

    /** What does not read the archive must be there without it; a file is not read into memory, and one question finds it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/media/") || path.startsWith("/cards/")
                || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // kept, but asked about each time: a page may change with any edition, and so may a redirect
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        try {
            send(editions.reading(() -> render(request, new ContentCachingResponseWrapper(response), chain)),
                    request, response);
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

    /** Nothing of it goes out if the reader has it already (RFC 9110, section 13.1.2). */
    private static void send(
            ContentCachingResponseWrapper page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (page.getStatus() != HttpServletResponse.SC_OK || page.containsHeader(HttpHeaders.ETAG)) {
            page.copyBodyToResponse();
            return;
        }
        String etag = etag(page.getContentAsByteArray());
        if ("*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) { // which Spring leaves out
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (!new ServletWebRequest(request, response).checkNotModified(etag)) {
            page.copyBodyToResponse();
        }
    }

    /** RFC 9110, section 8.8.3: strong, since it names the bytes; the same after a restart, and on every machine. */
    private static String etag(byte[] content) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(sha256, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
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
