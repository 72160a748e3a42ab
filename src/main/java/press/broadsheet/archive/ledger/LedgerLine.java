package press.broadsheet.archive.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Slug;

/**
 * One address in the ledger's text, its fields parted by tabs: the address; the article's identity, feed id, present path,
 * digest of its body, and when it was first published; what readers may be told of it when it is gone: headline, date,
 * stated end, reason and replacement. Behind them its place in the order of listings, {@code now} at the address it has
 * now, and the moment from which it is gone; without one it is live.
 *
 * <p>Tabs, line ends and backslashes within a field are escaped with a
 * backslash.
 */
public record LedgerLine(
        String address, boolean current, Article.Identity identity, String path, String digest, GoneNotice notice,
        Instant publishAt,
        Optional<Instant> expireAt) {

    private static final int FIELD_COUNT = 14;
    private static final String CURRENT = "now";

    /** From a row of the statement in {@link LedgerMirror}. */
    public static LedgerLine of(ResultSet row) throws SQLException {
        String address = row.getString("address");
        Instant firstPublished = SqlValues.instant(row, "first_published").orElseThrow();
        return new LedgerLine(
                address,
                address.equals(ArticleKind.valueOf(row.getString("kind")).ledgerKey(new Slug(row.getString("slug")))),
                new Article.Identity(row.getString("identity"), row.getString("feed_id"), firstPublished),
                row.getString("path"),
                row.getString("digest"),
                row.getBoolean("told") ? GoneNotice.of(row) : GoneNotice.NONE,
                SqlValues.instant(row, "publish_at").orElse(firstPublished),
                SqlValues.instant(row, "expire_at"));
    }

    /** From a line of the text; empty where it is damaged. Fields at the end that an older ledger lacks may be missing. */
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

    /** The address that a line of the text is about. */
    public static String addressOf(String line) {
        return unescape(line.substring(0, Math.max(0, line.indexOf('\t'))));
    }

    /** Of one article's lines, the one of the address it has now. */
    public static LedgerLine currentLine(List<LedgerLine> lines) {
        return lines.stream().filter(LedgerLine::current).findFirst().orElse(lines.getFirst());
    }

    /** Told by the folder of the address, where that is the present one; the alias of an old site tells nothing. */
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

    /** A bare date is written with a {@code D} before its instant, since its day depends on the publication's zone. */
    private static String format(Optional<EditorialDate> moment) {
        return moment.map(m -> (m.hasTime() ? "" : "D") + m.instant()).orElse("");
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
                    SqlValues.editorialDate(row, "dated"),
                    SqlValues.editorialDate(row, "expires"),
                    SqlValues.text(row, "reason").orElse(""),
                    SqlValues.text(row, "replaced_by").orElse(""));
        }
    }
}
