package press.broadsheet.archive.sql;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The values of one row, by the names of the statement's parameters. */
public final class RowValues extends MapSqlParameterSource {

    public RowValues with(String name, @Nullable Object value) {
        addValue(name, value);
        return this;
    }
}
