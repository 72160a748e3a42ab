package press.broadsheet.archive.database;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Writing is impossible, and there is no stored content to serve either. */
public final class UnwritableDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnwritableDatabaseException(String what, IOException why) {
        super(what + ": " + why.getMessage(), why);
    }

    /** Explains the failed start. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnwritableDatabaseException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnwritableDatabaseException cause) {
            return new FailureAnalysis(cause.getMessage() + ".", DiskFullFailureAnalyzer.findDiskFull(cause).isPresent()
                    ? DiskFullFailureAnalyzer.REMEDY
                    : "Make the database's folder writable for the user that Broadsheet runs as.", cause);
        }
    }
}
