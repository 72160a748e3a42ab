package press.broadsheet.publication;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The other hosts whose pictures articles may show, as the operator set them up: each knows then who reads what here.
 *
 * @param imageHosts names without a scheme, perhaps with a port; none stands for those under it
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
                    "broadsheet.edge.image-hosts must be names such as img.example.org, but one is \"" + host + "\"");
        });
    }

    /** Whether a picture at that address may be shown. */
    public boolean allows(String url) {
        return imageHosts.contains(hostOf(url));
    }

    /** The host of a web address, as this setting would name it; empty for anything else. */
    public static String hostOf(String url) {
        Matcher address = HTTP_URL.matcher(url);
        return address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
