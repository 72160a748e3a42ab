package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Publication;

/**
 * An article's lead image, with absolute URLs.
 *
 * @param defaultUrl the URL of the default size
 */
record EntryImage(String url, String defaultUrl, ImageReference reference, MediaAsset file) {

    static Optional<EntryImage> of(Article article, Publication publication) {
        return article.visibleImage().flatMap(imageReference -> imageReference.file()
                .map(file -> new EntryImage(publication.absoluteUrl(file.address()),
                        publication.absoluteUrl(file.defaultVariant().address()), imageReference, file)));
    }

    /** The image with caption and credit, for the start of the content. */
    String html() {
        StringBuilder html = new StringBuilder("<figure><img src=\"" + FeedText.escapeHtml(defaultUrl) + "\" alt=\""
                + FeedText.escapeHtml(reference.alt().orElse("")) + "\" width=\"" + file.width() + "\" height=\"" + file.height()
                + "\">");
        String caption = String.join(" ", reference.caption().orElse(""), reference.credit().orElse("")).strip();
        if (!caption.isEmpty()) {
            html.append("<figcaption>").append(FeedText.escapeHtml(caption)).append("</figcaption>");
        }
        return html.append("</figure>").toString();
    }
}
