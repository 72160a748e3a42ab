package press.broadsheet.archive.sql;

import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;

/**
 * Executes one prepared statement for many rows; an import writes about twenty rows per article. Spring's named batches infer
 * all column types from the first row, or query the driver for each null.
 */
@Component
public class JdbcBatch {

    private static final int BATCH_SIZE = 1_000;

    private final JdbcOperations jdbc;

    JdbcBatch(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Executes {@code sql} for each row, in order, with at most {@value #BATCH_SIZE} rows in memory. */
    public void batchUpdate(String sql, Stream<RowParameterSource> rows) {
        ParsedSql named = NamedParameterUtils.parseSqlStatement(sql);
        String plain = NamedParameterUtils.substituteNamedParameters(named, new RowParameterSource());
        rows.gather(Gatherers.windowFixed(BATCH_SIZE))
                .forEach(batch -> jdbc.batchUpdate(plain, batch, BATCH_SIZE, (statement, rowParameterSource) -> {
                    @Nullable
                    Object[] values = NamedParameterUtils.buildValueArray(named, rowParameterSource, null);
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                }));
    }
}
