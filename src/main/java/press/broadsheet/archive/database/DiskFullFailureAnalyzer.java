package press.broadsheet.archive.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Recognizes a full disk by the operating system's message, and explains a start that failed for it. */
public final class DiskFullFailureAnalyzer extends AbstractFailureAnalyzer<IOException> {

    /** EX_TEMPFAIL of sysexits.h: a temporary failure; retrying may succeed. */
    public static final int EXIT_CODE = 75;

    static final String REMEDY =
            "Free some space. A process supervisor such as systemd then restarts Broadsheet; otherwise start it again.";

    /** The messages for ENOSPC and EDQUOT on Linux, macOS and Windows. */
    private static final Set<String> MESSAGES = Set.of("no space left on device", "disk quota exceeded",
            "not enough space on the disk", "there is not enough space");

    private static final int MAX_CAUSES = 50;

    /** The exception for a full disk among the causes of {@code failure}, if any. */
    public static Optional<IOException> findDiskFull(@Nullable Throwable failure) {
        return causes(failure).filter(IOException.class::isInstance).map(IOException.class::cast)
                .filter(DiskFullFailureAnalyzer::isDiskFull)
                .findFirst();
    }

    /** The failure and its causes, outermost first, at most {@value #MAX_CAUSES}, since a chain may be circular. */
    static Stream<Throwable> causes(@Nullable Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }

    private static boolean isDiskFull(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(message::contains);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IOException cause) {
        return findDiskFull(rootFailure)
                .map(full -> new FailureAnalysis("The disk is full (" + full.getMessage() + ").", REMEDY, cause))
                .orElse(null);
    }
}
