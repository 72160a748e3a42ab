package press.broadsheet.archive.media;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.MediaAsset;

/**
 * Puts the pictures and files that were taken in where a stored text names them. For what was not, its words stand.
 *
 * @param media what the text's article names, by path
 * @param language the text's
 */
public record MediaHtml(Map<String, MediaAsset> media, Locale language) {

    public static final MediaHtml NONE = new MediaHtml(Map.of(), Locale.ENGLISH);

    /** In our own sanitized HTML, where an anchor holds no anchor and the path is percent-encoded. */
    private static final Pattern FILE_LINK = Pattern.compile(
            "(<p(?: class=\"end\")?>)?<a href=\"media:([^\"]*)\"([^>]*)>(.*?)</a>(</p>)?", Pattern.DOTALL);

    /** There, too, the address stands first; a row of pictures holds no other {@code div}. */
    private static final Pattern IMAGE = Pattern.compile(
            "<div class=\"pictures\">|</div>|<img src=\"([^\"]*)\"(?: alt=\"([^\"]*)\")?([^>]*)>");

    private static final String IMAGE_ROW = "<div class=\"pictures\">";

    /** @param first whether the first picture is likely to be seen at once, and so must not wait */
    public String render(String html, boolean first) {
        if (!html.contains("media:") && !html.contains("<img ")) {
            return html;
        }
        return renderImages(FILE_LINK.matcher(html).replaceAll(link -> Matcher.quoteReplacement(renderFile(link))), first);
    }

    public ImageReference resolveLead(ImageReference imageReference) {
        return imageReference.withFile(Optional.ofNullable(media.get(imageReference.src())).filter(MediaAsset::isImage));
    }

    /** A film or recording whose link stands alone is played there. */
    private String renderFile(MatchResult link) {
        String before = Optional.ofNullable(link.group(1)).orElse("");
        String after = Optional.ofNullable(link.group(5)).orElse("");
        Optional<MediaAsset> medium = find(link.group(2));
        if (medium.isEmpty()) {
            return before + link.group(4) + after;
        }
        AttachmentHtml attachmentHtml = new AttachmentHtml(medium.get(), language);
        return attachmentHtml.isPlayable() && !before.isEmpty() && !after.isEmpty()
                ? attachmentHtml.figure(link.group(4))
                : before + attachmentHtml.link(link.group(3), link.group(4)) + after;
    }

    private String renderImages(String html, boolean first) {
        StringBuilder set = new StringBuilder(html.length());
        Matcher found = IMAGE.matcher(html);
        boolean eager = first;
        boolean row = false;
        while (found.find()) {
            String piece = found.group();
            if (found.group(1) == null) {
                row = piece.equals(IMAGE_ROW);
            } else {
                piece = renderImage(found, new ImageHtml(eager, row));
                eager &= !piece.startsWith("<img ");
            }
            found.appendReplacement(set, Matcher.quoteReplacement(piece));
        }
        return found.appendTail(set).toString();
    }

    private String renderImage(MatchResult picture, ImageHtml imageHtml) {
        String address = picture.group(1);
        String alt = Optional.ofNullable(picture.group(2)).orElse("");
        if (!address.startsWith("media:")) {
            return imageHtml.renderExternal(address, alt, picture.group(3));
        }
        return find(address.substring("media:".length()))
                .map(mediaAsset -> mediaAsset.isImage()
                        ? imageHtml.render(mediaAsset, alt, picture.group(3))
                        : new AttachmentHtml(mediaAsset, language).player(alt))
                .orElse(alt);
    }

    private Optional<MediaAsset> find(String encoded) {
        String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Optional.ofNullable(media.get(path));
    }
}
