package press.broadsheet.ops;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when its memory is full, with a sentence and the code 3: what is half done cannot be trusted, and a
 * supervisor starts it again. The JVM does the same by itself where it was given {@code -XX:+ExitOnOutOfMemoryError}, as by the
 * launcher; a jar cannot ask for that. So this hears of every error that no one caught, and of every one that is logged.
 */
public final class OutOfMemoryExit {

    /** The same that {@code -XX:+ExitOnOutOfMemoryError} has. */
    public static final int EXIT_CODE = 3;

    /** Made beforehand: there is no memory for it when it is needed. */
    private static final byte[] MESSAGE = ("Broadsheet ended: its memory is full (a heap of "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MB). What is published is safe. Give it more, as by"
            + " JAVA_OPTS=-Xmx1g for bin/broadsheet or java -Xmx1g -jar broadsheet.jar; a file that was being read is tried"
            + " alone at the next start, and held back if it is to blame." + System.lineSeparator())
            .getBytes(StandardCharsets.UTF_8);

    private static final int DEEPEST_CAUSE = 20;

    private OutOfMemoryExit() {}

    /** From now on, whatever thread it ends. */
    public static void endProcessWhenUncaught() {
        Thread.setDefaultUncaughtExceptionHandler(OutOfMemoryExit::uncaught);
    }

    private static void uncaught(Thread thread, Throwable thrown) {
        endProcessIfCause(thrown);
        System.err.print("Exception in thread \"" + thread.getName() + "\" "); // as the JVM does without a handler
        thrown.printStackTrace();
    }

    /** Does not return if that is it, or came of it. */
    public static void endProcessIfCause(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError) {
                endProcess();
            }
            cause = cause.getCause();
        }
    }

    /** Without a shutdown hook, which would need memory and might wait for ever; an edition is in the database or not at all. */
    private static void endProcess() {
        try {
            System.err.write(MESSAGE, 0, MESSAGE.length);
            System.err.flush();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
