package press.broadsheet.manuscript.text;

/**
 * A problem in one file, worded for its editor.
 *
 * @param path the file, from the content folder
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 * @param reason what is wrong: a clause without a full stop
 * @param remedy what to do about it: a sentence
 */
public record Problem(Severity severity, String path, int line, int column, String reason, String remedy) {

    /** The severity. Only an error refuses its file. */
    public enum Severity {
        ERROR,
        /**
         * Something is missing on the page, such as an image or a link: a warning in an import, an error in {@code check}.
         */
        CHECK_ERROR,
        WARNING,
        /** Nothing is wrong, but something is missing: a warning in {@code check}, nothing in an import. */
        ADVICE
    }

    public static Problem error(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.ERROR, path, line, column, reason, remedy);
    }

    public static Problem checkError(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.CHECK_ERROR, path, line, column, reason, remedy);
    }

    public static Problem warning(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.WARNING, path, line, column, reason, remedy);
    }

    public static Problem advice(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.ADVICE, path, line, column, reason, remedy);
    }

    /** A copy with the severity that {@code check} reports: error or warning. */
    public Problem toCheckSeverity() {
        Severity checkSeverity = severity == Severity.CHECK_ERROR || isError() ? Severity.ERROR : Severity.WARNING;
        return new Problem(checkSeverity, path, line, column, reason, remedy);
    }

    /** A copy in which an error becomes a warning, so that it does not refuse the file. */
    public Problem toWarning() {
        return isError() ? warning(path, line, column, reason, remedy) : this;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code path:line:column: error|warning: reason. remedy}, a format that terminals and editors make clickable. */
    @Override
    public String toString() {
        return location() + ": " + severityLabel() + ": " + reason + ". " + remedy;
    }

    /** The path, with line and column if known. */
    public String location() {
        return line == 0 ? path : path + ":" + line + ":" + Math.max(column, 1);
    }

    /** The severity in reports: {@code error} or {@code warning}. */
    public String severityLabel() {
        return isError() ? "error" : "warning";
    }
}
