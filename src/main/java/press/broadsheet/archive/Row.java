package press.broadsheet.archive;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The values of one row, by the names that a statement has for them. */
final class Row extends MapSqlParameterSource {

    Row with(String name, @Nullable Object value) {
        addValue(name, value);
        return this;
    }
}
