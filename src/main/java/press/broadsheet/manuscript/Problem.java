package press.broadsheet.manuscript;

/**
 * Something wrong with one file, in words its editor understands.
 *
 * @param severity an {@code ERROR} refuses its file; a {@code WARNING} refuses nothing
 * @param path the file, from the content folder
 * @param line from 1; 0 where no line can be named
 * @param column from 1; 0 where no column can be named
 * @param reason what is wrong, a clause without a final stop
 * @param remedy what to do about it, a whole sentence
 */
public record Problem(Severity severity, String path, int line, int column, String reason, String remedy) {

    /** Whether the file was refused for it. */
    public enum Severity {
        ERROR, WARNING
    }

    public static Problem error(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.ERROR, path, line, column, reason, remedy);
    }

    public static Problem warning(String path, int line, int column, String reason, String remedy) {
        return new Problem(Severity.WARNING, path, line, column, reason, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code path:line:column: error|warning: what. remedy}, which terminals and editors make clickable. */
    @Override
    public String toString() {
        String place = line == 0 ? path : path + ":" + line + ":" + Math.max(column, 1);
        return place + ": " + (isError() ? "error" : "warning") + ": " + reason + ". " + remedy;
    }
}
