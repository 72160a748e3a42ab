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
 * Replaces media references in stored HTML with img, video, audio or links. Unavailable media is replaced by its alternative
 * text.
 *
 * @param media the media that the article references, by path
 * @param language language of the HTML's text
 */
public record MediaHtml(Map<String, MediaAsset> media, Locale language) {

    public static final MediaHtml NONE = new MediaHtml(Map.of(), Locale.ENGLISH);

    /** Matches only our own sanitized HTML, where links are not nested and the path is percent-encoded. */
    private static final Pattern FILE_LINK = Pattern.compile(
            "(<p(?: class=\"end\")?>)?<a href=\"media:([^\"]*)\"([^>]*)>(.*?)</a>(</p>)?", Pattern.DOTALL);

    /** In the same HTML, {@code src} is the first attribute, and an image row contains no other {@code div}. */
    private static final Pattern IMAGE = Pattern.compile(
            "<div class=\"pictures\">|</div>|<img src=\"([^\"]*)\"(?: alt=\"([^\"]*)\")?([^>]*)>");

    private static final String IMAGE_ROW = "<div class=\"pictures\">";

    /** @param firstEager whether the first image is likely to be visible at once and must not be loaded lazily */
    public String render(String html, boolean firstEager) {
        if (!html.contains("media:") && !html.contains("<img ")) {
            return html;
        }
        return renderImages(FILE_LINK.matcher(html).replaceAll(link -> Matcher.quoteReplacement(renderFile(link))), firstEager);
    }

    public ImageReference resolveLead(ImageReference imageReference) {
        return imageReference.withFile(Optional.ofNullable(media.get(imageReference.src())).filter(MediaAsset::isImage));
    }

    /** A paragraph that contains only a link to a video or audio file becomes a player. */
    private String renderFile(MatchResult link) {
        String before = Optional.ofNullable(link.group(1)).orElse("");
        String after = Optional.ofNullable(link.group(5)).orElse("");
        Optional<MediaAsset> asset = find(link.group(2));
        if (asset.isEmpty()) {
            return before + link.group(4) + after;
        }
        AttachmentHtml attachmentHtml = new AttachmentHtml(asset.get(), language);
        return attachmentHtml.isPlayable() && !before.isEmpty() && !after.isEmpty()
                ? attachmentHtml.figure(link.group(4))
                : before + attachmentHtml.link(link.group(3), link.group(4)) + after;
    }

    private String renderImages(String html, boolean firstEager) {
        StringBuilder rendered = new StringBuilder(html.length());
        Matcher found = IMAGE.matcher(html);
        boolean eager = firstEager;
        boolean row = false;
        while (found.find()) {
            String match = found.group();
            if (found.group(1) == null) {
                row = match.equals(IMAGE_ROW);
            } else {
                match = renderImage(found, new ImageHtml(eager, row));
                eager &= !match.startsWith("<img ");
            }
            found.appendReplacement(rendered, Matcher.quoteReplacement(match));
        }
        return found.appendTail(rendered).toString();
    }

    private String renderImage(MatchResult image, ImageHtml imageHtml) {
        String address = image.group(1);
        String alt = Optional.ofNullable(image.group(2)).orElse("");
        if (!address.startsWith("media:")) {
            return imageHtml.renderExternal(address, alt, image.group(3));
        }
        return find(address.substring("media:".length()))
                .map(mediaAsset -> mediaAsset.isImage()
                        ? imageHtml.render(mediaAsset, alt, image.group(3))
                        : new AttachmentHtml(mediaAsset, language).player(alt))
                .orElse(alt);
    }

    private Optional<MediaAsset> find(String encoded) {
        String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Optional.ofNullable(media.get(path));
    }
}
