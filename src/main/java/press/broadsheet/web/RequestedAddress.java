package press.broadsheet.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

/**
 * The URL of a request, parsed once by the first filter. Later filters read it from the request with {@link #of}, controllers as
 * a parameter with {@code @RequestAttribute(RequestedAddress.ATTRIBUTE)}.
 *
 * @param isCanonical whether the request used the canonical spelling of the path
 * @param gone the withdrawn or expired article, if an alias with a query led to it
 */
public record RequestedAddress(CanonicalUrl address, boolean isCanonical, Optional<PermalinkState.Gone> gone) {

    public static final String ATTRIBUTE = "press.broadsheet.web.RequestedAddress";

    /** Empty if the request target is not a valid URL. */
    public static Optional<RequestedAddress> parse(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return CanonicalUrl.parse(query == null ? path : path + "?" + query)
                .map(address -> new RequestedAddress(address, address.encodedPath().equals(path), Optional.empty()));
    }

    public static RequestedAddress of(HttpServletRequest request) {
        return (RequestedAddress) request.getAttribute(ATTRIBUTE);
    }

    /** Returns the same request at the canonical URL. */
    public RequestedAddress at(CanonicalUrl canonical) {
        return new RequestedAddress(canonical, true, gone);
    }

    public RequestedAddress withGone(PermalinkState.Gone what) {
        return new RequestedAddress(address, isCanonical, Optional.of(what));
    }

    /** The query with its question mark, or an empty string. */
    public String querySuffix() {
        return address.query().map(query -> "?" + query).orElse("");
    }
}
