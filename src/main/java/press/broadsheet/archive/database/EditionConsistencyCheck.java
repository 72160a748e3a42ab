package press.broadsheet.archive.database;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Judges whether the editions are those that this house wrote: numbered from one on without a gap, none twice, their moments
 * never running back. A database that lost a write, or has one that it should not, shows it there first.
 */
@Component
class EditionConsistencyCheck {

    private final JdbcClient jdbc;
    private final Database database;

    /** Not Spring's own client, which waits for the schema that this is to be asked about. */
    EditionConsistencyCheck(DataSource connections, Database database) {
        this.jdbc = JdbcClient.create(connections);
        this.database = database;
    }

    private record Series(long editions, long numbers, long first, long last, long back) {}

    void run() {
        try {
            judge(jdbc.sql("""
                            SELECT COUNT(*) AS editions, COUNT(DISTINCT e.number) AS numbers, COALESCE(MIN(e.number), 1) AS first,
                                COALESCE(MAX(e.number), 0) AS last, COUNT(CASE WHEN e.as_of < e.before THEN 1 END) AS back
                            FROM (SELECT number, as_of, LAG(as_of) OVER (ORDER BY number) AS before FROM edition) e
                            """)
                    .query(Series.class)
                    .single());
        } catch (DataAccessException unreadable) {
            if (database.contradiction().isEmpty()) {
                throw unreadable;
            }
        }
    }

    private void judge(Series series) {
        if (series.numbers() < series.editions()) {
            database.contradicts("an edition is in it twice");
        } else if (series.first() != 1 || series.last() != series.editions()) {
            database.contradicts("of its " + series.last() + " editions, only " + series.editions() + " are in it");
        } else if (series.back() > 0) {
            database.contradicts("an edition is older than the one before it");
        }
    }
}
