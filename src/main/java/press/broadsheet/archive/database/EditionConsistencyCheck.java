package press.broadsheet.archive.database;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks that edition numbers are unique and start at 1 without gaps, and that {@code as_of} never decreases. A lost or foreign
 * write shows here first.
 */
@Component
class EditionConsistencyCheck {

    private final JdbcClient jdbc;
    private final DatabaseSupervisor databaseSupervisor;

    /** Creates its own client, since Spring's waits for the migration, which runs this check. */
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

    private void check(EditionStatistics statistics) {
        if (statistics.numbers() < statistics.editions()) {
            databaseSupervisor.reportCorruption("an edition number occurs twice");
        } else if (statistics.first() != 1 || statistics.last() != statistics.editions()) {
            databaseSupervisor.reportCorruption(
                    "only " + statistics.editions() + " of " + statistics.last() + " editions are stored");
        } else if (statistics.back() > 0) {
            databaseSupervisor.reportCorruption("an edition is older than the one before it");
        }
    }
}
