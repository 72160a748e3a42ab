package press.broadsheet.archive.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a failed start when another process has the database file open. */
class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getErrorCode() != ALREADY_OPEN) {
            return null;
        }
        return new FailureAnalysis(
                "Another Broadsheet process is using this database" + file(cause) + ".",
                "Stop the other process, or use another database here: --spring.datasource.url="
                        + "jdbc:h2:file:./data/another. A running site imports changes of its content folder by itself.",
                cause);
    }

    /** The file name, which H2's message quotes among advice that does not apply here. */
    private static String file(SQLException cause) {
        Matcher quoted = QUOTED.matcher(String.valueOf(cause.getMessage()));
        return quoted.find() ? ", " + quoted.group(1) : "";
    }
}
