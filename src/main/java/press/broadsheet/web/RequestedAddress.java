package press.broadsheet.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

/**
 * The address that a request asks for, parsed once by the first filter. Later filters take it from the request with
 * {@link #of}, controllers as a parameter with {@code @RequestAttribute(RequestedAddress.ATTRIBUTE)}.
 *
 * @param isCanonical whether its path stands in the request as it stands in {@code address}
 * @param gone what was once there, where an alias with a query of its own has led to it
 */
public record RequestedAddress(CanonicalUrl address, boolean isCanonical, Optional<PermalinkState.Gone> gone) {

    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = "press.broadsheet.web.RequestedAddress";

    /** Empty when what stands in the request line is no address. */
    public static Optional<RequestedAddress> parse(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return CanonicalUrl.parse(query == null ? path : path + "?" + query)
                .map(address -> new RequestedAddress(address, address.encodedPath().equals(path), Optional.empty()));
    }

    public static RequestedAddress of(HttpServletRequest request) {
        return (RequestedAddress) request.getAttribute(ATTRIBUTE);
    }

    /** For a request that goes on at the canonical spelling of that address. */
    public RequestedAddress at(CanonicalUrl canonical) {
        return new RequestedAddress(canonical, true, gone);
    }

    public RequestedAddress ended(PermalinkState.Gone what) {
        return new RequestedAddress(address, isCanonical, Optional.of(what));
    }

    /** The query with its question mark, if there is one. */
    public String querySuffix() {
        return address.query().map(query -> "?" + query).orElse("");
    }
}
