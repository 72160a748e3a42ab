package press.broadsheet.archive.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Receives every SQLException of the pool and reports those that concern the whole database. */
final class ConnectionExceptionListener implements SQLExceptionOverride {

    private final DatabaseSupervisor databaseSupervisor;

    ConnectionExceptionListener(DatabaseSupervisor databaseSupervisor) {
        this.databaseSupervisor = databaseSupervisor;
    }

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return switch (DatabaseFailure.of(failure)) {
            case CLOSED -> {
                databaseSupervisor.scheduleCheck(failure);
                yield SQLExceptionOverride.Override.MUST_EVICT;
            }
            case CORRUPT -> {
                databaseSupervisor.reportCorruption(String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip());
                yield SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            case NONE -> SQLExceptionOverride.Override.CONTINUE_EVICT;
        };
    }
}
