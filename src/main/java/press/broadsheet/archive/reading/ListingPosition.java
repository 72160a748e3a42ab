package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Slug;

/** An article's sort key in all listings: newest first, then by identity. A withdrawn article keeps it. */
record ListingPosition(long id, Slug slug, Instant publishAt, String identity) {

    /** Newer than any article. */
    static final ListingPosition TOP = new ListingPosition(0, new Slug("-"), Instant.parse("9999-12-31T00:00:00Z"), "");

    /** The columns to select, of an article {@code a}. */
    static final String COLUMNS = "a.id, a.slug, a.publish_at, a.identity";

    static ListingPosition of(ResultSet row) throws SQLException {
        return new ListingPosition(
                row.getLong("id"),
                new Slug(row.getString("slug")),
                SqlConverters.instant(row, "publish_at").orElseThrow(),
                row.getString("identity"));
    }
}
