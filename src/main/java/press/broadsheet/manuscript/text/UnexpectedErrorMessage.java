package press.broadsheet.manuscript.text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no file should bring about: an exception that the code did not foresee. The editor is told that it is not the text's fault. */
public final class UnexpectedErrorMessage {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrorMessage.class);
    private static final String ROOT_PACKAGE = "press.broadsheet.";

    private UnexpectedErrorMessage() {}

    /** Refuses one file for it, and logs the whole of it. */
    public static Problem toProblem(String path, int line, Throwable cause) {
        log.error("Reading {} met a fault in Broadsheet", path, cause);
        return Problem.error(path, line, 0, "this is a fault in Broadsheet and not in your file: it met "
                + cause.getClass().getSimpleName() + " at " + location(cause),
                "Report this line, with the file if it may be shown, to the makers of Broadsheet; the log has the whole of it. "
                        + "The version that was published before stays online.");
    }

    /** The innermost of our own lines and, where that was a library's doing, the library's. */
    private static String location(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String top = trace.length == 0 ? "an unknown place" : describe(trace[0]);
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith(ROOT_PACKAGE)) {
                return element.equals(trace[0]) ? top : top + ", called at " + describe(element);
            }
        }
        return top;
    }

    private static String describe(StackTraceElement element) {
        return element.getClassName() + ":" + element.getLineNumber();
    }
}
