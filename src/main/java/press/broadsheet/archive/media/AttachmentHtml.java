package press.broadsheet.archive.media;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.publication.MediaAsset;

/**
 * Renders a media file that is not an image, as a link with type and size, or as a player.
 *
 * @param language language of the surrounding text
 */
record AttachmentHtml(MediaAsset asset, Locale language) {

    private static final double MEGABYTE = 1_000_000;
    private static final double KILOBYTE = 1_000;
    private static final Map<String, String> FORMAT_NAMES = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("application/epub+zip", "EPUB"),
            Map.entry("application/zip", "ZIP"),
            Map.entry("application/gzip", "GZIP"),
            Map.entry("audio/mpeg", "MP3"),
            Map.entry("audio/mp4", "M4A"),
            Map.entry("audio/ogg", "Ogg"),
            Map.entry("audio/wav", "WAV"),
            Map.entry("audio/flac", "FLAC"),
            Map.entry("video/mp4", "MP4"),
            Map.entry("video/quicktime", "MOV"),
            Map.entry("video/ogg", "Ogg"),
            Map.entry("video/webm", "WebM"));

    boolean isPlayable() {
        return asset.isVideo() || asset.isAudio();
    }

    /** @param attributes further attributes from the text, as HTML */
    String link(String attributes, String text) {
        String link = "<a href=\"" + asset.address() + "\"" + attributes + ">" + text + "</a>";
        return asset.isImage() ? link : link + " <span class=\"file\" dir=\"ltr\">(" + typeAndSize() + ")</span>";
    }

    /** The player with a caption. */
    String figure(String text) {
        return "<figure>" + player(text) + "<figcaption>" + text + " <span class=\"file\" dir=\"ltr\">(" + typeAndSize()
                + ")</span></figcaption></figure>";
    }

    /** A player with a link as fallback for browsers that cannot play it; plain text for other files. */
    String player(String text) {
        if (!isPlayable()) {
            return text;
        }
        String element = asset.isVideo() ? "video" : "audio";
        String size = asset.width() > 0 ? " width=\"" + asset.width() + "\" height=\"" + asset.height() + "\"" : "";
        return "<" + element + " src=\"" + asset.address() + "\"" + size + " controls preload=\"metadata\"><a href=\""
                + asset.address() + "\">" + text + "</a></" + element + ">";
    }

    private String typeAndSize() {
        String size = size();
        return Optional.ofNullable(FORMAT_NAMES.get(asset.type())).map(name -> name + ", " + size).orElse(size);
    }

    private String size() {
        boolean large = asset.size() >= MEGABYTE;
        NumberFormat number = NumberFormat.getInstance(language);
        number.setMaximumFractionDigits(large && asset.size() < 10 * MEGABYTE ? 1 : 0);
        return number.format(Math.max(1, asset.size() / (large ? MEGABYTE : KILOBYTE))) + (large ? "\u00A0MB" : "\u00A0kB");
    }
}
