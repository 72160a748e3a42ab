package press.broadsheet.archive.media;

import press.broadsheet.publication.MediaAsset;

/**
 * Where in a text a picture stands, and so how it is loaded.
 *
 * @param eager whether it is likely to be seen at once
 * @param row whether it stands beside others
 */
record ImageContext(boolean eager, boolean row) {

    /** As wide as the stylesheet sets a column of text, which is a window's whole width up to 38rem. */
    private static final String COLUMN = "(min-width:38rem) calc(31.7rem + 5.6vw), 92vw";

    private static final String HALF = "(min-width:38rem) calc(15.5rem + 2.4vw), 92vw";

    /** @param attributes those that the text gives it, as HTML */
    String image(MediaAsset mediaAsset, String alt, String attributes) {
        StringBuilder html = new StringBuilder("<img src=\"").append(mediaAsset.common().address()).append('"');
        mediaAsset.sourceSet()
                .ifPresent(set -> html.append(" srcset=\"").append(set).append("\" sizes=\"").append(sizes()).append('"'));
        html.append(" alt=\"").append(alt).append('"');
        if (mediaAsset.width() > 0) {
            html.append(" width=\"").append(mediaAsset.width()).append("\" height=\"").append(mediaAsset.height()).append('"');
        }
        return html.append(mediaAsset.isSmall() ? " class=\"small\"" : "").append(loading()).append(attributes).append('>')
                .toString();
    }

    /** From another host, or named by an address of ours: nothing is known of its size. */
    String elsewhere(String address, String alt, String attributes) {
        return "<img src=\"" + address + "\" alt=\"" + alt + "\"" + loading() + attributes + ">";
    }

    private String loading() {
        return (eager ? "" : " loading=\"lazy\"") + " decoding=\"async\"";
    }

    /** HTML Standard, 4.8.4.2.2: a picture that waits may be measured; the rest is for browsers that do not know it. */
    private String sizes() {
        return (eager ? "" : "auto, ") + (row ? HALF : COLUMN);
    }
}
