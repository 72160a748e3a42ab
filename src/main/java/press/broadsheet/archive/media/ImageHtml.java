package press.broadsheet.archive.media;

import press.broadsheet.publication.MediaAsset;

/**
 * Where in a text a picture stands, and so how it is loaded.
 *
 * @param eager whether it is likely to be seen at once
 * @param inRow whether it stands beside others
 */
record ImageHtml(boolean eager, boolean inRow) {

    /** As wide as the stylesheet sets a column of text, which is a window's whole width up to 38rem. */
    private static final String COLUMN_SIZES = "(min-width:38rem) calc(31.7rem + 5.6vw), 92vw";

    private static final String HALF_COLUMN_SIZES = "(min-width:38rem) calc(15.5rem + 2.4vw), 92vw";

    /** @param attributes those that the text gives it, as HTML */
    String render(MediaAsset mediaAsset, String alt, String attributes) {
        StringBuilder html = new StringBuilder("<img src=\"").append(mediaAsset.defaultVariant().address()).append('"');
        mediaAsset.sourceSet()
                .ifPresent(set -> html.append(" srcset=\"").append(set).append("\" sizes=\"").append(sizes()).append('"'));
        html.append(" alt=\"").append(alt).append('"');
        if (mediaAsset.width() > 0) {
            html.append(" width=\"").append(mediaAsset.width()).append("\" height=\"").append(mediaAsset.height()).append('"');
        }
        return html.append(mediaAsset.isSmall() ? " class=\"small\"" : "").append(loadingAttributes()).append(attributes)
                .append('>')
                .toString();
    }

    /** From another host, or named by an address of ours: nothing is known of its size. */
    String renderExternal(String address, String alt, String attributes) {
        return "<img src=\"" + address + "\" alt=\"" + alt + "\"" + loadingAttributes() + attributes + ">";
    }

    private String loadingAttributes() {
        return (eager ? "" : " loading=\"lazy\"") + " decoding=\"async\"";
    }

    /** HTML Standard, 4.8.4.2.2: a picture that waits may be measured; the rest is for browsers that do not know it. */
    private String sizes() {
        return (eager ? "" : "auto, ") + (inRow ? HALF_COLUMN_SIZES : COLUMN_SIZES);
    }
}
