package press.broadsheet.manuscript.text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports an unexpected exception while a file is read, as an error that tells the editor that the file is not the cause. */
public final class UnexpectedErrorMessage {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrorMessage.class);
    private static final String ROOT_PACKAGE = "press.broadsheet.";

    private UnexpectedErrorMessage() {}

    /** Creates the error that refuses the file, and logs the exception. */
    public static Problem toProblem(String path, int line, Throwable cause) {
        log.error("Unexpected exception while reading {}", path, cause);
        return Problem.error(path, line, 0, "this is a bug in Broadsheet, not a mistake in your file: "
                + cause.getClass().getSimpleName() + " at " + location(cause),
                "Send this line, and the file if you may share it, to the developers of Broadsheet; the log has the details. "
                        + "The last published version stays online.");
    }

    /** The innermost stack frame of Broadsheet and, if a library threw the exception, the library's frame. */
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
