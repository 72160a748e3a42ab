package press.broadsheet.archive.sql;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The values of one row, by the names of the statement's parameters. */
public final class RowParameterSource extends MapSqlParameterSource {

    public RowParameterSource with(String name, @Nullable Object value) {
        addValue(name, value);
        return this;
    }
}
