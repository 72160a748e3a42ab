package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Publication;

/**
 * The picture that leads a story, at an absolute address.
 *
 * @param common the address of the size that is shown where there is no choice
 */
record EntryImage(String url, String common, ImageReference picture, MediaAsset file) {

    static Optional<EntryImage> of(Article article, Publication paper) {
        return article.hero().flatMap(imageReference -> imageReference.file()
                .map(file -> new EntryImage(paper.absolute(file.address()), paper.absolute(file.common().address()), imageReference, file)));
    }

    /** With its caption and credit, for the head of the text. */
    String html() {
        StringBuilder html = new StringBuilder("<figure><img src=\"" + FeedText.html(common) + "\" alt=\""
                + FeedText.html(picture.alt().orElse("")) + "\" width=\"" + file.width() + "\" height=\"" + file.height() + "\">");
        String words = String.join(" ", picture.caption().orElse(""), picture.credit().orElse("")).strip();
        if (!words.isEmpty()) {
            html.append("<figcaption>").append(FeedText.html(words)).append("</figcaption>");
        }
        return html.append("</figure>").toString();
    }
}
