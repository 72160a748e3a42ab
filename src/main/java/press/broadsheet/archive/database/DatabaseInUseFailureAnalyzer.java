package press.broadsheet.archive.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when a second process opens a database file that the first one holds. */
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
                "Another Broadsheet is running on this database" + file(cause) + ".",
                "Stop the other one, or give this one a database of its own with --spring.datasource.url="
                        + "jdbc:h2:file:./data/another. A running site imports by itself when its folder changes.",
                cause);
    }

    /** Which H2 quotes in the midst of advice that does not fit here. */
    private static String file(SQLException cause) {
        Matcher quoted = QUOTED.matcher(String.valueOf(cause.getMessage()));
        return quoted.find() ? ", " + quoted.group(1) : "";
    }
}
