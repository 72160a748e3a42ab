package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import press.broadsheet.archive.Address;
import press.broadsheet.publication.WebAddress;

/**
 * Answers any other spelling of an address, a former address and an alias with one 301 to where the page is. Location is
 * always a path of this site. What is gone or was never here is answered at once, at whatever spelling: a redirect to a
 * 404 would promise something.
 *
 * <p>It judges the address as it stands in the request line: Tomcat has cut {@code ;parameters} and joined double slashes
 * everywhere else. So whatever comes after it sees one spelling of an address alone, and each address there is NFC.
 */
class CanonicalAddress extends OncePerRequestFilter {

    /** The request attribute that holds the {@link Address.Gone} a request leads to, for the page that tells of it. */
    static final String GONE = Address.Gone.class.getName();

    /** Where Spring Boot keeps its error page, which answers 500 to whoever asks for it. */
    private static final String ERROR_PAGE = "/error";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Directions directions;

    CanonicalAddress(Directions directions) {
        this.directions = directions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<WebAddress> asked = asked(request);
        if (asked.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (asked.get().path().equals(ERROR_PAGE)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            answer(asked.get(), request, response, chain);
        }
    }

    private static Optional<WebAddress> asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return WebAddress.parse(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private void answer(WebAddress asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = asked.encodedPath();
        switch (directions.to(asked, path.equals(request.getRequestURI()))) {
            case Direction.Here() -> chain.doFilter(request, response);
            case Direction.Nowhere() -> chain.doFilter(new Respelled(request, path), response);
            case Direction.Ended(Address.Gone gone) -> {
                request.setAttribute(GONE, gone);
                chain.doFilter(new Respelled(request, path), response);
            }
            case Direction.Elsewhere(WebAddress to) -> redirect(response, to.encoded());
            case Direction.Ours(WebAddress to) -> rehearse(to, path, request, response, chain);
        }
    }

    /**
     * Asks our own page before it promises it, and for its head alone: where that leads on, the reader is led there at once.
     * The chain can be asked twice, since this is its last filter.
     */
    private static void rehearse(
            WebAddress to, String asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Rehearsal rehearsal = new Rehearsal(response);
        chain.doFilter(new Respelled(request, to.encodedPath()) {
            @Override
            public String getMethod() {
                return "HEAD";
            }
        }, rehearsal);
        if (rehearsal.succeeds()) {
            redirect(response, rehearsal.location().orElse(to.encoded()));
        } else {
            chain.doFilter(new Respelled(request, asked), response);
        }
    }

    /** Asked again each time: an article renamed there and back must not loop in a browser that remembers. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, to);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** The same request at the canonical spelling of its address. */
    private static class Respelled extends HttpServletRequestWrapper {

        private final String path;

        Respelled(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }
    }
}
