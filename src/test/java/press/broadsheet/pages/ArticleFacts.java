package press.broadsheet.pages;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The facts that one source states about an article; dates in the source's own format. */
record ArticleFacts(
        String url,
        Optional<String> headline,
        Optional<String> published,
        Optional<String> updated,
        Optional<List<String>> authors) {

    /** The differences from {@code page}; facts that this source does not state are not compared. */
    List<String> differencesFrom(ArticleFacts page, ZoneId zone) {
        return java.util.stream.Stream.of(
                difference("headline", headline, page.headline),
                authors.flatMap(names -> difference("authors", Optional.of(names.toString()), page.authors.map(List::toString))),
                difference("published", published.map(it -> instant(it, zone)), page.published.map(it -> instant(it, zone))),
                difference("updated", updated.map(it -> instant(it, zone)), page.updated.map(it -> instant(it, zone))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Adds the author that feeds require where the page names none (RFC 4287, section 4.1.2). */
    ArticleFacts withDefaultAuthor(String source) {
        return new ArticleFacts(url, headline, published, updated,
                authors.map(names -> names.isEmpty() ? List.of(source) : names));
    }

    private Optional<String> difference(String what, Optional<String> here, Optional<String> there) {
        return here.filter(it -> !there.equals(here)).map(it -> url + ": " + what + " is " + it + ", not " + there);
    }

    /** A date without a time starts at the publication's midnight. */
    private static String instant(String date, ZoneId zone) {
        if (date.length() == 10) {
            return LocalDate.parse(date).atStartOfDay(zone).toInstant().toString();
        }
        boolean iso = Character.isDigit(date.charAt(0));
        return (iso
                ? OffsetDateTime.parse(date).toInstant()
                : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()).toString();
    }

    /** RFC 4287; {@code updated} is left out, since Atom requires it also without an update. */
    static ArticleFacts ofAtom(Element entry) {
        return new ArticleFacts(
                entry.selectFirst("> link[rel=alternate]").attr("href"),
                text(entry, "> title"),
                text(entry, "> published"),
                Optional.empty(),
                Optional.of(entry.select("> author > name").eachText()).filter(names -> !names.isEmpty()));
    }

    static ArticleFacts ofRss(Element item) {
        return new ArticleFacts(
                item.selectFirst("> link").text(),
                text(item, "> title"),
                text(item, "> pubDate"),
                Optional.empty(),
                Optional.of(item.select("> dc|creator").eachText()).filter(names -> !names.isEmpty()));
    }

    private static Optional<String> text(Element parent, String selector) {
        return Optional.ofNullable(parent.selectFirst(selector)).map(Element::wholeText);
    }
}
