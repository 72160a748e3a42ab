package press.broadsheet.archive.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.ImageReference;

/**
 * Conversions between columns and values. {@code TIMESTAMP WITH TIME ZONE} is read and written as OffsetDateTime (JDBC 4.2),
 * always in UTC.
 */
public final class SqlConverters {

    private SqlConverters() {}

    public static OffsetDateTime toTimestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static public @Nullable OffsetDateTime toTimestamp(Optional<Instant> instant) {
        return instant.map(SqlConverters::toTimestamp).orElse(null);
    }

    public static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    /** A date from two columns, such as {@code dated} and {@code dated_timed}. */
    public static Optional<EditorialDate> editorialDate(ResultSet row, String column) throws SQLException {
        boolean timed = row.getBoolean(column + "_timed");
        return instant(row, column).map(instant -> new EditorialDate(instant, timed));
    }

    /**
     * When an article was updated, as shown in an edition of that instant. An update in the future, or not after the article's
     * own date, is not shown.
     */
    public static Optional<EditorialDate> updated(ResultSet row, Instant asOf) throws SQLException {
        Optional<EditorialDate> published = editorialDate(row, "dated");
        return editorialDate(row, "updated")
                .filter(it -> !it.instant().isAfter(asOf))
                .filter(it -> published.filter(date -> !date.instant().isBefore(it.instant())).isEmpty());
    }

    /** An image reference from its four columns. */
    public static Optional<ImageReference> image(ResultSet row) throws SQLException {
        Optional<String> alt = text(row, "picture_alt");
        Optional<String> caption = text(row, "picture_caption");
        Optional<String> credit = text(row, "picture_credit");
        return text(row, "picture_src").map(src -> new ImageReference(src, alt, caption, credit));
    }

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
