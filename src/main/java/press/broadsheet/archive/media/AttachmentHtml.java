package press.broadsheet.archive.media;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.publication.MediaAsset;

/**
 * A file that is no picture, as a text shows it: a link that says what it leads to, or a player.
 *
 * @param language of the text around it
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

    /** @param attributes those that the text gives it, as HTML */
    String link(String attributes, String words) {
        String link = "<a href=\"" + asset.address() + "\"" + attributes + ">" + words + "</a>";
        return asset.isImage() ? link : link + " <span class=\"file\" dir=\"ltr\">(" + typeAndSize() + ")</span>";
    }

    /** The player with its words below it. */
    String figure(String words) {
        return "<figure>" + player(words) + "<figcaption>" + words + " <span class=\"file\" dir=\"ltr\">(" + typeAndSize()
                + ")</span></figcaption></figure>";
    }

    /** For browsers that play nothing a link stands in it. Of what is no film or recording, the words alone. */
    String player(String words) {
        if (!isPlayable()) {
            return words;
        }
        String element = asset.isVideo() ? "video" : "audio";
        String size = asset.width() > 0 ? " width=\"" + asset.width() + "\" height=\"" + asset.height() + "\"" : "";
        return "<" + element + " src=\"" + asset.address() + "\"" + size + " controls preload=\"metadata\"><a href=\""
                + asset.address() + "\">" + words + "</a></" + element + ">";
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
