package press.broadsheet.archive.database;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database file exists but cannot be read. */
final class DamagedDatabaseException extends SQLException {

    /**
     * H2's error codes for a file that cannot be opened, in addition to those in {@link DatabaseFailure}. Which one H2 reports
     * depends on where it meets the damage.
     */
    static final Set<Integer> OPEN_ERROR_CODES = Set.of(ErrorCode.GENERAL_ERROR_1, ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.IO_EXCEPTION_1);

    private static final long serialVersionUID = 1;

    private final String remedy;

    DamagedDatabaseException(String file, String finding, String remedy, SQLException cause) {
        super("The database " + file + " cannot be read: " + finding, cause.getSQLState(), cause.getErrorCode(), cause);
        this.remedy = remedy;
    }

    static String remedy(String file) {
        return "Stop Broadsheet, move " + file
                + " away, keep the ledger file (ledger.tsv), and start again. The site is rebuilt from the content folder"
                + " and the ledger; all addresses stay valid.";
    }

    /** Explains a failed start on a database that opens but has a damaged page. */
    static final class PageAnalyzer extends AbstractFailureAnalyzer<SQLException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
            return DatabaseFailure.of(cause) == DatabaseFailure.CORRUPT
                    ? new FailureAnalysis(
                            "The database is damaged: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ".",
                            remedy("the database file named in spring.datasource.url (.mv.db)"), cause)
                    : null;
        }
    }

    /** Explains a failed start on a database that does not open. */
    static final class Analyzer extends AbstractFailureAnalyzer<DamagedDatabaseException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DamagedDatabaseException cause) {
            return new FailureAnalysis(cause.getMessage() + ".", cause.remedy, cause);
        }
    }
}
