package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Publication;

/**
 * The picture that leads a story, at an absolute address.
 *
 * @param defaultUrl the address of the size that is shown where there is no choice
 */
record EntryImage(String url, String defaultUrl, ImageReference reference, MediaAsset file) {

    static Optional<EntryImage> of(Article article, Publication paper) {
        return article.visibleImage().flatMap(imageReference -> imageReference.file()
                .map(file -> new EntryImage(paper.absoluteUrl(file.address()), paper.absoluteUrl(file.defaultVariant().address()),
                        imageReference, file)));
    }

    /** With its caption and credit, for the head of the text. */
    String html() {
        StringBuilder html = new StringBuilder("<figure><img src=\"" + FeedText.escapeHtml(defaultUrl) + "\" alt=\""
                + FeedText.escapeHtml(reference.alt().orElse("")) + "\" width=\"" + file.width() + "\" height=\"" + file.height()
                + "\">");
        String words = String.join(" ", reference.caption().orElse(""), reference.credit().orElse("")).strip();
        if (!words.isEmpty()) {
            html.append("<figcaption>").append(FeedText.escapeHtml(words)).append("</figcaption>");
        }
        return html.append("</figure>").toString();
    }
}
