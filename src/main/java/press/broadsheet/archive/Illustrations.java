package press.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Picture;

/**
 * Puts the pictures and files that were taken in where a stored text names them. For what was not, its words stand.
 *
 * @param media what the text's article names, by path
 * @param language the text's
 */
record Illustrations(Map<String, Medium> media, Locale language) {

    static final Illustrations NONE = new Illustrations(Map.of(), Locale.ENGLISH);

    /** In our own sanitized HTML, where an anchor holds no anchor and the path is percent-encoded. */
    private static final Pattern FILE = Pattern.compile(
            "(<p(?: class=\"end\")?>)?<a href=\"media:([^\"]*)\"([^>]*)>(.*?)</a>(</p>)?", Pattern.DOTALL);

    /** There, too, the address stands first; a row of pictures holds no other {@code div}. */
    private static final Pattern PICTURE = Pattern.compile(
            "<div class=\"pictures\">|</div>|<img src=\"([^\"]*)\"(?: alt=\"([^\"]*)\")?([^>]*)>");

    private static final String ROW = "<div class=\"pictures\">";

    /** @param first whether the first picture is likely to be seen at once, and so must not wait */
    String set(String html, boolean first) {
        if (!html.contains("media:") && !html.contains("<img ")) {
            return html;
        }
        return pictures(FILE.matcher(html).replaceAll(link -> Matcher.quoteReplacement(file(link))), first);
    }

    Picture lead(Picture picture) {
        return picture.as(Optional.ofNullable(media.get(picture.src())).filter(Medium::isPicture));
    }

    /** A film or recording whose link stands alone is played there. */
    private String file(MatchResult link) {
        String before = Optional.ofNullable(link.group(1)).orElse("");
        String after = Optional.ofNullable(link.group(5)).orElse("");
        Optional<Medium> medium = find(link.group(2));
        if (medium.isEmpty()) {
            return before + link.group(4) + after;
        }
        Attachment attachment = new Attachment(medium.get(), language);
        return attachment.isPlayed() && !before.isEmpty() && !after.isEmpty()
                ? attachment.figure(link.group(4))
                : before + attachment.link(link.group(3), link.group(4)) + after;
    }

    private String pictures(String html, boolean first) {
        StringBuilder set = new StringBuilder(html.length());
        Matcher found = PICTURE.matcher(html);
        boolean eager = first;
        boolean row = false;
        while (found.find()) {
            String piece = found.group();
            if (found.group(1) == null) {
                row = piece.equals(ROW);
            } else {
                piece = image(found, new Setting(eager, row));
                eager &= !piece.startsWith("<img ");
            }
            found.appendReplacement(set, Matcher.quoteReplacement(piece));
        }
        return found.appendTail(set).toString();
    }

    private String image(MatchResult picture, Setting setting) {
        String address = picture.group(1);
        String alt = Optional.ofNullable(picture.group(2)).orElse("");
        if (!address.startsWith("media:")) {
            return setting.elsewhere(address, alt, picture.group(3));
        }
        return find(address.substring("media:".length()))
                .map(medium -> medium.isPicture()
                        ? setting.image(medium, alt, picture.group(3))
                        : new Attachment(medium, language).player(alt))
                .orElse(alt);
    }

    private Optional<Medium> find(String encoded) {
        String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Optional.ofNullable(media.get(path));
    }
}
