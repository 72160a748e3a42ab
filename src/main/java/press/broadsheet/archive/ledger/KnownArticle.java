package press.broadsheet.archive.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Slug;

/**
 * An article in the archive, as an import compares manuscripts with it.
 *
 * @param slug the last part of its current address
 * @param live whether it is live in the current edition, or was before the database was lost
 */
public record KnownArticle(
        long id, ArticleKind kind, String identity, Slug slug, String headline, File file, Times times, boolean live) {

    /** The file it stands in, or stood in last. */
    public String path() {
        return file.path();
    }

    /** The ledger key of its current address. */
    public String address() {
        return kind.ledgerKey(slug);
    }

    public static KnownArticle of(ResultSet row) throws SQLException {
        return new KnownArticle(
                row.getLong("id"),
                ArticleKind.valueOf(row.getString("kind")),
                row.getString("identity"),
                new Slug(row.getString("slug")),
                row.getString("headline"),
                new File(row.getString("path"), row.getBoolean("present"), SqlConverters.text(row, "file"),
                        row.getString("digest")),
                new Times(
                        SqlConverters.instant(row, "first_published"),
                        SqlConverters.instant(row, "publish_at"),
                        SqlConverters.instant(row, "expire_at")),
                row.getBoolean("live"));
    }

    /**
     * The file it stands in, or stood in last.
     *
     * @param exists whether that file was there at the last import
     * @param source the file that held it, or kept it online, when it was last read; empty where none does
     * @param digest of its body
     */
    public record File(String path, boolean exists, Optional<String> source, String digest) {}

    /** When it was first live, and between which moments it is. */
    public record Times(Optional<Instant> firstPublished, Optional<Instant> publishAt, Optional<Instant> expireAt) {}
}
