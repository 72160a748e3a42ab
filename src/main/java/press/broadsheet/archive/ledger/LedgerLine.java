package press.broadsheet.archive.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Slug;

/**
 * One address in the ledger file, as tab-separated fields: the address; the article's identity, feed id, current path, body
 * digest and first publication; for the page of a gone article its headline, date, stated expiry, reason and replacement; its
 * place in the order of listings; {@code now} if this is the article's current address; and the instant since which it is gone,
 * empty if it is live.
 *
 * <p>Tabs, line breaks and backslashes within a field are escaped with a backslash.
 */
public record LedgerLine(
        String address, boolean current, Article.Identity identity, String path, String digest, GoneNotice notice,
        Instant publishAt,
        Optional<Instant> expireAt) {

    private static final int FIELD_COUNT = 14;
    private static final String CURRENT = "now";

    /** Reads a row of the statement in the ledger mirror. */
    public static LedgerLine of(ResultSet row) throws SQLException {
        String address = row.getString("address");
        Instant firstPublished = SqlConverters.instant(row, "first_published").orElseThrow();
        boolean detailsShown = row.getBoolean("told");
        return new LedgerLine(
                address,
                address.equals(ArticleKind.valueOf(row.getString("kind")).ledgerKey(new Slug(row.getString("slug")))),
                new Article.Identity(row.getString("identity"), row.getString("feed_id"), firstPublished),
                row.getString("path"),
                row.getString("digest"),
                detailsShown ? GoneNotice.of(row) : GoneNotice.NONE,
                SqlConverters.instant(row, "publish_at").orElse(firstPublished),
                SqlConverters.instant(row, "expire_at"));
    }

    /** Parses a line of the file; empty if it is damaged. Trailing fields that an older ledger lacks may be missing. */
    public static Optional<LedgerLine> parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 6 || !fields[0].startsWith("/")) {
            return Optional.empty();
        }
        List<String> all = Stream.concat(Stream.of(fields), Stream.generate(() -> ""))
                .limit(FIELD_COUNT)
                .map(LedgerLine::unescape)
                .toList();
        if (all.subList(0, 4).stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        try {
            Instant firstPublished = Instant.parse(all.get(5));
            return Optional.of(new LedgerLine(
                    all.get(0),
                    all.get(12).equals(CURRENT),
                    new Article.Identity(all.get(1), all.get(2), firstPublished),
                    all.get(3),
                    all.get(4),
                    new GoneNotice(all.get(6), parseDate(all.get(7)), parseDate(all.get(8)), all.get(9), all.get(10)),
                    parseInstant(all.get(11)).orElse(firstPublished),
                    parseInstant(all.get(13))));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    /** The address in a line of the file. */
    public static String addressOf(String line) {
        return unescape(line.substring(0, Math.max(0, line.indexOf('\t'))));
    }

    /** The line of an article's current address, among all its lines. */
    public static LedgerLine currentLine(List<LedgerLine> lines) {
        return lines.stream().filter(LedgerLine::current).findFirst().orElse(lines.getFirst());
    }

    /** Derived from the address's folder. Meaningful only for the current address, not for an alias. */
    public ArticleKind kind() {
        return ArticleKind.ofAddress(address);
    }

    @Override
    public String toString() {
        return Stream.of(
                address,
                identity.value(),
                identity.feedId(),
                path,
                digest,
                identity.firstPublished().toString(),
                notice.headline(),
                format(notice.date()),
                format(notice.expires()),
                notice.reason(),
                notice.replacedBy(),
                publishAt.toString(),
                current ? CURRENT : "",
                expireAt.map(Instant::toString).orElse(""))
                .map(LedgerLine::escape)
                .collect(Collectors.joining("\t"));
    }

    /**
     * A date without a time is written with a {@code D} before its instant, because its day depends on the publication's time
     * zone.
     */
    private static String format(Optional<EditorialDate> date) {
        return date.map(m -> (m.hasTime() ? "" : "D") + m.instant()).orElse("");
    }

    private static Optional<EditorialDate> parseDate(String text) {
        boolean timed = !text.startsWith("D");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new EditorialDate(Instant.parse(timed ? text : text.substring(1)), timed));
    }

    private static Optional<Instant> parseInstant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i + 1 == field.length()) {
                text.append(c);
            } else {
                i++;
                text.append(switch (field.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> field.charAt(i);
                });
            }
        }
        return text.toString();
    }

    /** What readers may be told of an article when it is gone. */
    public record GoneNotice(
            String headline, Optional<EditorialDate> date, Optional<EditorialDate> expires, String reason, String replacedBy) {

        private static final GoneNotice NONE = new GoneNotice("", Optional.empty(), Optional.empty(), "", "");

        private static GoneNotice of(ResultSet row) throws SQLException {
            return new GoneNotice(
                    row.getString("headline"),
                    SqlConverters.editorialDate(row, "dated"),
                    SqlConverters.editorialDate(row, "expires"),
                    SqlConverters.text(row, "reason").orElse(""),
                    SqlConverters.text(row, "replaced_by").orElse(""));
        }
    }
}
