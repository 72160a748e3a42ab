package press.broadsheet.ops;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Exits with a message and code 3 after an {@code OutOfMemoryError}: the state of the process cannot be trusted, and a
 * supervisor can restart it. The JVM option {@code -XX:+ExitOnOutOfMemoryError}, which the launcher sets, does the same, but
 * {@code java -jar} cannot set it. Therefore uncaught errors and logged errors are checked.
 */
public final class OutOfMemoryExit {

    /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
    public static final int EXIT_CODE = 3;

    /** Allocated in advance, since there may be no memory for it later. */
    private static final byte[] MESSAGE = ("Broadsheet stopped: out of memory (heap of "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MB). Published articles are safe. Increase the heap, for example"
            + " JAVA_OPTS=-Xmx1g for bin/broadsheet, or java -Xmx1g -jar broadsheet.jar. At the next start, a file that was"
            + " being read is tried alone and skipped if it caused the problem." + System.lineSeparator())
            .getBytes(StandardCharsets.UTF_8);

    private static final int MAX_DEPTH = 20;

    private OutOfMemoryExit() {}

    /** Installs the handler for uncaught exceptions of all threads. */
    public static void endProcessWhenUncaught() {
        Thread.setDefaultUncaughtExceptionHandler(OutOfMemoryExit::uncaught);
    }

    private static void uncaught(Thread thread, Throwable thrown) {
        endProcessIfCause(thrown);
        System.err.print("Exception in thread \"" + thread.getName() + "\" "); // as the JVM does without a handler
        thrown.printStackTrace();
    }

    /** Does not return if the throwable, or one of its causes, is an {@code OutOfMemoryError}. */
    public static void endProcessIfCause(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof OutOfMemoryError) {
                endProcess();
            }
            cause = cause.getCause();
        }
    }

    /** Skips shutdown hooks, which need memory and could hang. Editions are safe, since they are transactional. */
    private static void endProcess() {
        try {
            System.err.write(MESSAGE, 0, MESSAGE.length);
            System.err.flush();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
