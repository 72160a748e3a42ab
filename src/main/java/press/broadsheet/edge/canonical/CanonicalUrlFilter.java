package press.broadsheet.edge.canonical;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.web.RequestedAddress;

/**
 * Redirects any other spelling of a URL, a former address or an alias with one 301 to the canonical URL. Location is always a
 * path of this site. Addresses that are gone or unknown get 410 or 404 at any spelling: a redirect to an error page would be
 * misleading.
 *
 * <p>Reads the address from the request line, because elsewhere Tomcat has removed {@code ;parameters} and merged double slashes.
 * Later filters and controllers see only the canonical spelling, in NFC.
 */
public class CanonicalUrlFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final AddressResolver addressResolver;

    public CanonicalUrlFilter(AddressResolver addressResolver) {
        this.addressResolver = addressResolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE_METHODS.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        RequestedAddress requested = RequestedAddress.of(request);
        switch (addressResolver.resolve(requested.address(), requested.isCanonical())) {
            case AddressResolution.Canonical() -> chain.doFilter(request, response);
            case AddressResolution.NotFound() -> chain.doFilter(new CanonicalRequest(request, requested), response);
            case AddressResolution.Gone(PermalinkState.Gone gone) ->
                chain.doFilter(new CanonicalRequest(request, requested.withGone(gone)), response);
            case AddressResolution.Redirect(CanonicalUrl to) -> redirect(response, to.encoded());
            case AddressResolution.RedirectIfFound(CanonicalUrl to) -> redirectIfFound(to, requested, request, response, chain);
        }
    }

    /**
     * Sends an internal HEAD request to the target before redirecting. If the target redirects, redirects the client to the final
     * URL. The chain can run twice, because this is its last filter.
     */
    private static void redirectIfFound(
            CanonicalUrl to, RequestedAddress requested, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        BufferedResponse probe = BufferedResponse.ofHead(response);
        chain.doFilter(new CanonicalRequest(request, requested.at(to)) {
            @Override
            public String getMethod() {
                return "HEAD";
            }
        }, probe);
        if (probe.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            redirect(response, Optional.ofNullable(probe.getHeader(HttpHeaders.LOCATION)).orElse(to.encoded()));
        } else {
            chain.doFilter(new CanonicalRequest(request, requested), response);
        }
    }

    /** Always revalidated: if an article is renamed and renamed back, a cached 301 would loop in the browser. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, to);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** The same request at the canonical spelling of its address. */
    private static class CanonicalRequest extends HttpServletRequestWrapper {

        private final RequestedAddress requested;
        private final String path;

        CanonicalRequest(HttpServletRequest request, RequestedAddress requested) {
            super(request);
            this.requested = requested;
            this.path = requested.address().encodedPath();
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return name.equals(RequestedAddress.ATTRIBUTE) ? requested : super.getAttribute(name);
        }
    }
}
