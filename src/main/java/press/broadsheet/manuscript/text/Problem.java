package press.broadsheet.manuscript.text;

/**
 * Something wrong with one file, in words its editor understands.
 *
 * @param path the file, from the content folder
 * @param line from 1; 0 where no line can be named
 * @param column from 1; 0 where no column can be named
 * @param reason what is wrong, a clause without a final stop
 * @param remedy what to do about it, a whole sentence
 */
public record Problem(Severity severity, String path, int line, int column, String reason, String remedy) {

    /** How much it matters. Only an error refuses its file. */
    public enum Severity {
        ERROR,
        /** Readers miss something for it, such as a picture or a link: a warning to an import, and an error to {@code check}. */
        CHECK_ERROR,
        WARNING,
        /** Nothing is wrong, but something is lacking: what {@code check} alone says, as a warning. */
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

    /** The same as {@code check} takes it: an error or a warning. */
    public Problem toCheckSeverity() {
        Severity strict = severity == Severity.CHECK_ERROR || isError() ? Severity.ERROR : Severity.WARNING;
        return new Problem(strict, path, line, column, reason, remedy);
    }

    /** The same, but an error a warning, where what it is about is not to be refused. */
    public Problem toWarning() {
        return isError() ? warning(path, line, column, reason, remedy) : this;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code path:line:column: error|warning: what. remedy}, which terminals and editors make clickable. */
    @Override
    public String toString() {
        return location() + ": " + severityLabel() + ": " + reason + ". " + remedy;
    }

    /** Its path, and line and column where they are known. */
    public String location() {
        return line == 0 ? path : path + ":" + line + ":" + Math.max(column, 1);
    }

    /** What people and machines are told of its severity: {@code error} or {@code warning}. */
    public String severityLabel() {
        return isError() ? "error" : "warning";
    }
}
