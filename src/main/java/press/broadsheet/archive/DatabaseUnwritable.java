package press.broadsheet.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** There is nothing that could be served without writing, and nothing can be written. */
public final class DatabaseUnwritable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnwritable(String what, IOException why) {
        super(what + ": " + why.getMessage(), why);
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<DatabaseUnwritable> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DatabaseUnwritable cause) {
            return new FailureAnalysis(cause.getMessage() + ".", DiskFull.in(cause).isPresent()
                    ? DiskFull.REMEDY
                    : "Make the database's folder writable for the user that Broadsheet runs as.", cause);
        }
    }
}
