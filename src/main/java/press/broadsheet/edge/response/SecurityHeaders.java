package press.broadsheet.edge.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Publication;

/**
 * The security header fields. They restrict pages to what they need, and are on every response, including the server's own
 * responses to malformed requests.
 */
@Component
public class SecurityHeaders {

    /** Denies features that ask for permission, track, or access devices. */
    private static final String PERMISSIONS_POLICY = String.join(", ",
            "accelerometer=()", "browsing-topics=()", "camera=()", "display-capture=()",
            "geolocation=()", "gyroscope=()", "hid=()", "idle-detection=()", "local-fonts=()", "magnetometer=()",
            "microphone=()", "midi=()", "payment=()", "publickey-credentials-get=()", "screen-wake-lock=()",
            "serial=()", "storage-access=()", "usb=()", "xr-spatial-tracking=()");

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(Publication publication, ImageHosts hosts) {
        headers.put("Content-Security-Policy", contentSecurityPolicy(hosts));
        headers.put("Permissions-Policy", PERMISSIONS_POLICY);
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Embedder-Policy", "credentialless");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if ("https".equalsIgnoreCase(publication.baseUrl().getScheme())) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    public List<HeaderField> fields() {
        return mergedWith(List.of());
    }

    /** The security headers, overridden by the given fields. */
    public List<HeaderField> mergedWith(List<HeaderField> own) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        own.forEach(field -> all.put(field.name(), field.value()));
        return all.entrySet().stream().map(field -> new HeaderField(field.getKey(), field.getValue())).toList();
    }

    /**
     * No scripts and nothing inline, so no nonce is needed; JSON-LD is data and is not executed. All resources come from this
     * site, except images from hosts that the operator configures. No page opens connections, but auditing tools fetch robots.txt
     * from within a page.
     */
    private static String contentSecurityPolicy(ImageHosts hosts) {
        return String.join("; ",
                "default-src 'none'",
                "style-src 'self'",
                "font-src 'self'",
                String.join(" ", "img-src 'self'", String.join(" ", hosts.imageHosts())).strip(),
                "media-src 'self'",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'");
    }
}
