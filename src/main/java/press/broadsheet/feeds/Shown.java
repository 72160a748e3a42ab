package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Publication;

/**
 * The picture that leads a story, at an absolute address.
 *
 * @param common the address of the size that is shown where there is no choice
 */
record Shown(String url, String common, Picture picture, Medium file) {

    static Optional<Shown> of(Article article, Publication paper) {
        return article.hero().flatMap(picture -> picture.file()
                .map(file -> new Shown(paper.absolute(file.address()), paper.absolute(file.common().address()), picture, file)));
    }

    /** With its caption and credit, for the head of the text. */
    String html() {
        StringBuilder html = new StringBuilder("<figure><img src=\"" + Wording.html(common) + "\" alt=\""
                + Wording.html(picture.alt().orElse("")) + "\" width=\"" + file.width() + "\" height=\"" + file.height() + "\">");
        String words = String.join(" ", picture.caption().orElse(""), picture.credit().orElse("")).strip();
        if (!words.isEmpty()) {
            html.append("<figcaption>").append(Wording.html(words)).append("</figcaption>");
        }
        return html.append("</figure>").toString();
    }
}
