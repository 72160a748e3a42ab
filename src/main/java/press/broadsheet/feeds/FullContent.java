package press.broadsheet.feeds;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** The whole article as HTML for feed readers: with its credit, corrections and notes, and absolute links. */
record FullContent(Article article, Publication publication, UnaryOperator<String> messages) {

    private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>", Pattern.CASE_INSENSITIVE);

    /** Feed readers have their own layout, and need one image size. */
    private static final Pattern SRCSET_ATTRIBUTES = Pattern.compile("\\s(?:srcset|sizes)=\"[^\"]*\"");

    /** Safe on our own sanitized HTML, where attribute values contain no quotation mark; {@code //host} is another site. */
    private static final Pattern RELATIVE_URL = Pattern.compile("(\\s(?:href|src|cite)=\")(/(?!/)|#)");

    /**
     * @param genre the genre's name, shown first
     */
    String html(Optional<String> genre) {
        StringBuilder html = new StringBuilder();
        genre.ifPresent(name -> html.append("<p><strong>").append(FeedText.escapeHtml(name)).append("</strong></p>"));
        EntryImage.of(article, publication).map(EntryImage::html).ifPresent(html::append);
        html.append(article.text().body().prose());
        article.credits().source().ifPresent(source -> html.append("<p>")
                .append(FeedText.escapeHtml(messages.apply("article.source.open")))
                .append(sourceHtml(source))
                .append(FeedText.escapeHtml(messages.apply("article.source.close")))
                .append("</p>"));
        article.credits().corrections().forEach(correction -> html.append(correctionHtml(correction)));
        if (!article.text().body().notes().isEmpty()) {
            html.append("<h2>").append(FeedText.escapeHtml(messages.apply("article.notes"))).append("</h2>")
                    .append(article.text().body().notes());
        }
        html.append(article.text().body().asides());
        return "<div lang=\"" + FeedText.escapeHtml(article.text().language()) + "\" dir=\"auto\">"
                + makeUrlsAbsolute(html.toString())
                + "</div>";
    }

    private static String sourceHtml(Source source) {
        String name = FeedText.escapeHtml(source.name());
        return source.url().map(url -> "<a href=\"" + FeedText.escapeHtml(url) + "\">" + name + "</a>").orElse(name);
    }

    private String correctionHtml(Correction correction) {
        String iso = FeedDates.w3c(correction.date(), publication.timeZone());
        return "<p><strong>" + FeedText.escapeHtml(messages.apply("article.correction")) + " <time datetime=\"" + iso + "\">"
                + publication.localDate(correction.date().instant()) + "</time></strong> "
                + FeedText.escapeHtml(correction.text()) + "</p>";
    }

    private String makeUrlsAbsolute(String html) {
        return TAG.matcher(html).replaceAll(tag -> Matcher.quoteReplacement(
                RELATIVE_URL.matcher(SRCSET_ATTRIBUTES.matcher(tag.group()).replaceAll(""))
                        .replaceAll(link -> Matcher.quoteReplacement(
                                link.group(1)
                                        + (link.group(2).equals("#")
                                                ? publication.absoluteUrl(article.address())
                                                : publication.absoluteUrl(""))
                                        + link.group(2)))));
    }
}
