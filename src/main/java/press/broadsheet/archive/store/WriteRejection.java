package press.broadsheet.archive.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why the archive does not take what it was given: the fault of what was written, in words for its editor.
 *
 * <p>SQL:2023, part 2, section 24.1: class 22 is a data exception, class 23 a violated constraint; class 54, of PostgreSQL, a
 * limit that was exceeded. Every other state is the database's own trouble, such as a full disk, and no fault of a file. An
 * exception of Java's own kinds is ours, but touches this one file alone.
 *
 * @param reason a clause
 * @param contentAtFault whether it must be the fault of what was written. A damaged database breaks constraints too, and an exception
 *     of Java's may have any cause: then something that is known to be in order is to be tried as well
 * @param internalError whether Broadsheet is to blame, and not what was written
 */
public record WriteRejection(String reason, boolean contentAtFault, boolean internalError, RuntimeException cause) {

    private static final int MAX_QUOTE_LENGTH = 200;

    private static final Pattern TOO_LONG = Pattern.compile("column \"(\\w+) [^\"]*?\\((\\d+)\\)\"");
    private static final Pattern DUPLICATE_KEY =
            Pattern.compile(" ON (?:PUBLIC\\.)?(\\w+)\\((\\w+)[^)]*\\) VALUES \\( (?:/\\*[^*]*\\*/ )?'([^']*)'");

    /** The refusal that an exception tells of; empty where it tells of another trouble. */
    public static Optional<WriteRejection> of(RuntimeException trouble) {
        if (trouble instanceof CancellationException || causes(trouble).anyMatch(IOException.class::isInstance)) {
            return Optional.empty();
        }
        Optional<SQLException> sql = causes(trouble)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(cause -> cause.getSQLState() != null)
                .findFirst();
        return sql.isPresent() ? sql.flatMap(cause -> of(trouble, cause)) : internalError(trouble);
    }

    private static Optional<WriteRejection> of(RuntimeException trouble, SQLException cause) {
        return switch (cause.getSQLState().substring(0, Math.min(2, cause.getSQLState().length()))) {
            case "22", "54" ->
                Optional.of(new WriteRejection(tooLong(cause).orElseGet(() -> quote(cause)), true, false, trouble));
            case "23" ->
                Optional.of(new WriteRejection(duplicateKey(cause).orElseGet(() -> quote(cause)), false, false, trouble));
            default -> Optional.empty();
        };
    }

    private static Optional<WriteRejection> internalError(RuntimeException trouble) {
        RuntimeException deepest = causes(trouble)
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .reduce(trouble, (outer, inner) -> inner);
        if (!deepest.getClass().getName().startsWith("java.") || causes(trouble).anyMatch(SQLException.class::isInstance)) {
            return Optional.empty();
        }
        String where = Arrays.stream(deepest.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("press.broadsheet."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + ", line " + frame.getLineNumber())
                .orElse("");
        return Optional.of(new WriteRejection("Broadsheet failed to write it (" + deepest.getClass().getSimpleName() + where
                + "), which is Broadsheet's fault and not the file's", false, true, trouble));
    }

    private static Optional<String> tooLong(SQLException cause) {
        Matcher column = TOO_LONG.matcher(String.valueOf(cause.getMessage()));
        return column.find()
                ? Optional.of("its " + columnLabel(column.group(1)) + " is longer than the " + column.group(2)
                        + " characters that the archive keeps")
                : Optional.empty();
    }

    private static Optional<String> duplicateKey(SQLException cause) {
        Matcher key = DUPLICATE_KEY.matcher(String.valueOf(cause.getMessage()));
        return "23505".equals(cause.getSQLState()) && key.find()
                ? Optional.of("its " + columnLabel(key.group(2)) + " " + truncate(key.group(3)) + " is in the archive already")
                : Optional.empty();
    }

    private static String quote(SQLException cause) {
        String message = String.valueOf(cause.getMessage()).replaceFirst("(?s);? SQL statement:.*|\\R.*", "");
        return "the archive does not take it (" + truncate(message) + ", SQL state " + cause.getSQLState() + ")";
    }

    private static String columnLabel(String column) {
        return column.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String truncate(String text) {
        return text.length() <= MAX_QUOTE_LENGTH ? text : text.substring(0, MAX_QUOTE_LENGTH) + "…";
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
