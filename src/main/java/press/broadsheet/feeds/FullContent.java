package press.broadsheet.feeds;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** A story's text as it is read away from the site: with its credit, corrections and notes, every link absolute. */
record FullContent(Article article, Publication paper, UnaryOperator<String> words) {

    private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>", Pattern.CASE_INSENSITIVE);

    /** Readers lay a text out in a way of their own, and fit one picture into it. */
    private static final Pattern CHOICE = Pattern.compile("\\s(?:srcset|sizes)=\"[^\"]*\"");

    /** In our own sanitized HTML, where a value holds no quotation mark; {@code //host} is another site's. */
    private static final Pattern RELATIVE = Pattern.compile("(\\s(?:href|src|cite)=\")(/(?!/)|#)");

    /** @param genre what kind of journalism it is, which is told first */
    String html(Optional<String> genre) {
        StringBuilder html = new StringBuilder();
        genre.ifPresent(name -> html.append("<p><strong>").append(FeedText.html(name)).append("</strong></p>"));
        EntryImage.of(article, paper).map(EntryImage::html).ifPresent(html::append);
        html.append(article.text().body().prose());
        article.credits().source().ifPresent(source -> html.append("<p>")
                .append(FeedText.html(words.apply("article.source.open")))
                .append(credited(source))
                .append(FeedText.html(words.apply("article.source.close")))
                .append("</p>"));
        article.credits().corrections().forEach(correction -> html.append(corrected(correction)));
        if (!article.text().body().notes().isEmpty()) {
            html.append("<h2>").append(FeedText.html(words.apply("article.notes"))).append("</h2>")
                    .append(article.text().body().notes());
        }
        html.append(article.text().body().asides());
        return "<div lang=\"" + FeedText.html(article.text().language()) + "\" dir=\"auto\">" + absolute(html.toString())
                + "</div>";
    }

    private static String credited(Source source) {
        String name = FeedText.html(source.name());
        return source.url().map(url -> "<a href=\"" + FeedText.html(url) + "\">" + name + "</a>").orElse(name);
    }

    private String corrected(Correction correction) {
        String iso = FeedDates.w3c(correction.date(), paper.timeZone());
        return "<p><strong>" + FeedText.html(words.apply("article.correction")) + " <time datetime=\"" + iso + "\">"
                + paper.day(correction.date().instant()) + "</time></strong> " + FeedText.html(correction.text()) + "</p>";
    }

    private String absolute(String html) {
        return TAG.matcher(html).replaceAll(tag -> Matcher.quoteReplacement(
                RELATIVE.matcher(CHOICE.matcher(tag.group()).replaceAll("")).replaceAll(link -> Matcher.quoteReplacement(
                        link.group(1) + (link.group(2).equals("#") ? paper.absolute(article.address()) : paper.absolute(""))
                                + link.group(2)))));
    }
}
