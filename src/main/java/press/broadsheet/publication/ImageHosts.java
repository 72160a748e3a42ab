package press.broadsheet.publication;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * External hosts whose images articles may embed. Each such host sees the readers' IP addresses.
 *
 * @param imageHosts host names without a scheme, optionally with a port; subdomains are not included
 */
@ConfigurationProperties("broadsheet.edge")
public record ImageHosts(@DefaultValue List<String> imageHosts) {

    public static final ImageHosts NONE = new ImageHosts(List.of());

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?");
    private static final Pattern HTTP_URL = Pattern.compile("https?://([^/?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public ImageHosts {
        imageHosts = imageHosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).sorted().distinct().toList();
        imageHosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException(
                    "broadsheet.edge.image-hosts must be host names such as img.example.org, but one is \"" + host + "\"");
        });
    }

    /** Whether an image at this URL may be embedded. */
    public boolean allows(String url) {
        return imageHosts.contains(hostOf(url));
    }

    /** The host of an http or https URL, as written in this setting; an empty text for anything else. */
    public static String hostOf(String url) {
        Matcher address = HTTP_URL.matcher(url);
        return address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
