package press.broadsheet.archive.media;

import press.broadsheet.publication.MediaAsset;

/**
 * Renders an image element, depending on the image's place in the text.
 *
 * @param eager whether it is likely to be visible at once
 * @param inRow whether it is in a row of images
 */
record ImageHtml(boolean eager, boolean inRow) {

    /** The stylesheet's width of a text column, which is the window's width up to 38rem. */
    private static final String COLUMN_SIZES = "(min-width:38rem) calc(31.7rem + 5.6vw), 92vw";

    private static final String HALF_COLUMN_SIZES = "(min-width:38rem) calc(15.5rem + 2.4vw), 92vw";

    /** @param attributes further attributes from the text, as HTML */
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

    /** An image from another host, or referenced by a URL of this site: its size is unknown. */
    String renderExternal(String address, String alt, String attributes) {
        return "<img src=\"" + address + "\" alt=\"" + alt + "\"" + loadingAttributes() + attributes + ">";
    }

    private String loadingAttributes() {
        return (eager ? "" : " loading=\"lazy\"") + " decoding=\"async\"";
    }

    /**
     * HTML Standard, 4.8.4.2.2: with {@code auto}, a lazy image is measured; the rest is for browsers that do not support it.
     */
    private String sizes() {
        return (eager ? "" : "auto, ") + (inRow ? HALF_COLUMN_SIZES : COLUMN_SIZES);
    }
}
