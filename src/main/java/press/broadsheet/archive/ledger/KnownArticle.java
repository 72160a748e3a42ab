package press.broadsheet.archive.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Slug;

/**
 * An article in the archive, as an import compares manuscripts with it.
 *
 * @param path its manuscript's path, or the last one
 * @param fileExists whether that file was there at the last import
 * @param sourceFile the last file read that produced this article, or whose refusal left its last good version online; empty if
 *     none
 * @param digest digest of its body
 * @param slug the last part of its current address
 * @param live whether it is live in the current edition, or was before the database was lost
 */
public record KnownArticle(
        long id,
        ArticleKind kind,
        String identity,
        String path,
        boolean fileExists,
        Optional<String> sourceFile,
        String digest,
        Slug slug,
        String headline,
        Optional<Instant> firstPublished,
        Optional<Instant> publishAt,
        Optional<Instant> expireAt,
        boolean live) {

    /** The ledger key of its current address. */
    public String address() {
        return kind.ledgerKey(slug);
    }

    public static KnownArticle of(ResultSet row) throws SQLException {
        return new KnownArticle(
                row.getLong("id"),
                ArticleKind.valueOf(row.getString("kind")),
                row.getString("identity"),
                row.getString("path"),
                row.getBoolean("present"),
                SqlValues.text(row, "file"),
                row.getString("digest"),
                new Slug(row.getString("slug")),
                row.getString("headline"),
                SqlValues.instant(row, "first_published"),
                SqlValues.instant(row, "publish_at"),
                SqlValues.instant(row, "expire_at"),
                row.getBoolean("live"));
    }
}
