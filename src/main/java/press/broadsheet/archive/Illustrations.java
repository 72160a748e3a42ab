package press.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Picture;

/**
 * Puts the pictures and files that were taken in where a stored text names them. For what was not, its words stand.
 *
 * @param media what the text's article names, by path
 */
record Illustrations(Map<String, Medium> media) {

    static final Illustrations NONE = new Illustrations(Map.of());

    /** In our own sanitized HTML, where the address stands first and the path is percent-encoded. */
    private static final Pattern FILE = Pattern.compile("<a href=\"media:([^\"]*)\"([^>]*)>(.*?)</a>", Pattern.DOTALL);

    private static final Pattern PICTURE = Pattern.compile("<img src=\"media:([^\"]*)\"(?: alt=\"([^\"]*)\")?([^>]*)>");

    /** @param first whether the first picture is likely to be seen at once, and so must not wait */
    String set(String html, boolean first) {
        if (!html.contains("media:")) {
            return html;
        }
        AtomicBoolean eager = new AtomicBoolean(first);
        return PICTURE.matcher(FILE.matcher(html).replaceAll(link -> Matcher.quoteReplacement(anchor(link))))
                .replaceAll(picture -> Matcher.quoteReplacement(image(picture, eager)));
    }

    Picture lead(Picture picture) {
        return picture.as(Optional.ofNullable(media.get(picture.src())).filter(Medium::isPicture));
    }

    private String anchor(MatchResult link) {
        return find(link)
                .map(medium -> "<a href=\"" + medium.address() + "\"" + link.group(2) + ">" + link.group(3) + "</a>")
                .orElse(link.group(3));
    }

    private String image(MatchResult picture, AtomicBoolean eager) {
        String alt = Optional.ofNullable(picture.group(2)).orElse("");
        return find(picture)
                .filter(Medium::isPicture)
                .map(medium -> "<img src=\"" + medium.address() + "\" alt=\"" + alt + "\"" + size(medium)
                        + (eager.getAndSet(false) ? "" : " loading=\"lazy\"") + " decoding=\"async\"" + picture.group(3) + ">")
                .orElse(alt);
    }

    private static String size(Medium medium) {
        return medium.width() == 0 ? "" : " width=\"" + medium.width() + "\" height=\"" + medium.height() + "\"";
    }

    private Optional<Medium> find(MatchResult named) {
        String path = URLDecoder.decode(named.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return Optional.ofNullable(media.get(path));
    }
}
