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

/** Tells a full disk from other trouble by the words of the operating system, and says so where a start fails for it. */
public final class DiskFullFailureAnalyzer extends AbstractFailureAnalyzer<IOException> {

    /** EX_TEMPFAIL of sysexits.h: nothing is wrong that will not pass, so that it is worth another try. */
    public static final int EXIT_CODE = 75;

    static final String REMEDY =
            "Free some space; a supervisor that tries again, such as the systemd unit, then starts it.";

    /** ENOSPC and EDQUOT as Linux, macOS and Windows word them. */
    private static final Set<String> MESSAGES = Set.of("no space left on device", "disk quota exceeded",
            "not enough space on the disk", "there is not enough space");

    private static final int MAX_CAUSES = 50;

    /** What the system said, if a full disk is among the causes of {@code trouble}. */
    public static Optional<IOException> findDiskFull(@Nullable Throwable trouble) {
        return causes(trouble).filter(IOException.class::isInstance).map(IOException.class::cast)
                .filter(DiskFullFailureAnalyzer::isDiskFull)
                .findFirst();
    }

    /** It and what caused it, the outermost first; a chain that bites its own tail ends somewhere. */
    static Stream<Throwable> causes(@Nullable Throwable trouble) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = trouble; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }

    private static boolean isDiskFull(IOException trouble) {
        String message = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(message::contains);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IOException cause) {
        return findDiskFull(rootFailure)
                .map(full -> new FailureAnalysis("The disk is full (" + full.getMessage() + ").", REMEDY, cause))
                .orElse(null);
    }
}
