package press.broadsheet.archive.sql;

import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;

/**
 * Many rows through one statement, prepared once: an import writes some twenty rows for each article. Spring's own named
 * batches take the types of all rows from the first, or ask the driver anew for the type of each null.
 */
@Component
public class JdbcBatch {

    private static final int BATCH_SIZE = 1_000;

    private final JdbcOperations jdbc;

    JdbcBatch(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Does {@code sql} for each of those rows, in their order, and holds a part of them at a time. */
    public void batchUpdate(String sql, Stream<RowValues> rows) {
        ParsedSql named = NamedParameterUtils.parseSqlStatement(sql);
        String plain = NamedParameterUtils.substituteNamedParameters(named, new RowValues());
        rows.gather(Gatherers.windowFixed(BATCH_SIZE))
                .forEach(part -> jdbc.batchUpdate(plain, part, BATCH_SIZE, (statement, rowValues) -> {
                    @Nullable
                    Object[] values = NamedParameterUtils.buildValueArray(named, rowValues, null);
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                }));
    }
}
