package press.broadsheet.archive.database;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database's file is there, and is none that could be read. */
final class DamagedDatabaseException extends SQLException {

    /** By which H2 tells of one, beside those of {@link DatabaseFailure}: damage is found by whatever stumbles over it. */
    static final Set<Integer> OPEN_ERROR_CODES = Set.of(ErrorCode.GENERAL_ERROR_1, ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.IO_EXCEPTION_1);

    private static final long serialVersionUID = 1;

    private final String remedy;

    DamagedDatabaseException(String file, String finding, String remedy, SQLException cause) {
        super("The database " + file + " cannot be read: " + finding, cause.getSQLState(), cause.getErrorCode(), cause);
        this.remedy = remedy;
    }

    /** As the README has it, too. */
    static String remedy(String file) {
        return "Stop, move " + file
                + " aside, leave the ledger's text beside it, and start again: the paper is rebuilt from its"
                + " folder and the ledger, and every address leads where it led.";
    }

    /** Says what to do about a page of it that cannot be read, though it could be opened. */
    static final class PageAnalyzer extends AbstractFailureAnalyzer<SQLException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
            return DatabaseFailure.of(cause) == DatabaseFailure.CORRUPT
                    ? new FailureAnalysis(
                            "The database is damaged: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ".",
                            remedy("its file, which spring.datasource.url names (.mv.db),"), cause)
                    : null;
        }
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<DamagedDatabaseException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DamagedDatabaseException cause) {
            return new FailureAnalysis(cause.getMessage() + ".", cause.remedy, cause);
        }
    }
}
