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
    private final DatabaseSupervisor databaseSupervisor;

    /** Not Spring's own client, which waits for the schema that this is to be asked about. */
    EditionConsistencyCheck(DataSource connections, DatabaseSupervisor databaseSupervisor) {
        this.jdbc = JdbcClient.create(connections);
        this.databaseSupervisor = databaseSupervisor;
    }

    private record EditionStatistics(long editions, long numbers, long first, long last, long back) {}

    void run() {
        try {
            check(jdbc.sql("""
                            SELECT COUNT(*) AS editions, COUNT(DISTINCT e.number) AS numbers, COALESCE(MIN(e.number), 1) AS first,
                                COALESCE(MAX(e.number), 0) AS last, COUNT(CASE WHEN e.as_of < e.before THEN 1 END) AS back
                            FROM (SELECT number, as_of, LAG(as_of) OVER (ORDER BY number) AS before FROM edition) e
                            """)
                    .query(EditionStatistics.class)
                    .single());
        } catch (DataAccessException unreadable) {
            if (databaseSupervisor.corruption().isEmpty()) {
                throw unreadable;
            }
        }
    }

    private void check(EditionStatistics editionStatistics) {
        if (editionStatistics.numbers() < editionStatistics.editions()) {
            databaseSupervisor.reportCorruption("an edition is in it twice");
        } else if (editionStatistics.first() != 1 || editionStatistics.last() != editionStatistics.editions()) {
            databaseSupervisor.reportCorruption(
                    "of its " + editionStatistics.last() + " editions, only " + editionStatistics.editions() + " are in it");
        } else if (editionStatistics.back() > 0) {
            databaseSupervisor.reportCorruption("an edition is older than the one before it");
        }
    }
}
