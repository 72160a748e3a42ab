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
 * Why the database rejects a write because of its content, as a reason for the editor.
 *
 * <p>SQL:2023, part 2, section 24.1: class 22 is a data exception, class 23 a violated constraint; class 54, of PostgreSQL, an
 * exceeded limit. Every other state is a failure of the database, such as a full disk, and not the fault of a file. A runtime
 * exception of the JDK is a bug in Broadsheet that affects this file only.
 *
 * @param reason a clause
 * @param contentAtFault whether the content must be the cause. A damaged database violates constraints too, and a JDK exception
 *     may have any cause: then the caller also tries to write something known to be valid
 * @param internalError whether it is a bug in Broadsheet and not the content
 */
public record WriteRejection(String reason, boolean contentAtFault, boolean internalError, RuntimeException cause) {

    private static final int MAX_QUOTE_LENGTH = 200;

    private static final Pattern TOO_LONG = Pattern.compile("column \"(\\w+) [^\"]*?\\((\\d+)\\)\"");
    private static final Pattern DUPLICATE_KEY =
            Pattern.compile(" ON (?:PUBLIC\\.)?(\\w+)\\((\\w+)[^)]*\\) VALUES \\( (?:/\\*[^*]*\\*/ )?'([^']*)'");

    /** The rejection that an exception stands for; empty if it is another failure. */
    public static Optional<WriteRejection> of(RuntimeException failure) {
        if (failure instanceof CancellationException || causes(failure).anyMatch(IOException.class::isInstance)) {
            return Optional.empty();
        }
        Optional<SQLException> sql = causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(cause -> cause.getSQLState() != null)
                .findFirst();
        return sql.isPresent() ? sql.flatMap(cause -> of(failure, cause)) : internalError(failure);
    }

    private static Optional<WriteRejection> of(RuntimeException failure, SQLException cause) {
        return switch (cause.getSQLState().substring(0, Math.min(2, cause.getSQLState().length()))) {
            case "22", "54" ->
                Optional.of(new WriteRejection(tooLong(cause).orElseGet(() -> quote(cause)), true, false, failure));
            case "23" ->
                Optional.of(new WriteRejection(duplicateKey(cause).orElseGet(() -> quote(cause)), false, false, failure));
            default -> Optional.empty();
        };
    }

    private static Optional<WriteRejection> internalError(RuntimeException failure) {
        RuntimeException deepest = causes(failure)
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .reduce(failure, (outer, inner) -> inner);
        if (!deepest.getClass().getName().startsWith("java.") || causes(failure).anyMatch(SQLException.class::isInstance)) {
            return Optional.empty();
        }
        String where = Arrays.stream(deepest.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("press.broadsheet."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + ", line " + frame.getLineNumber())
                .orElse("");
        return Optional.of(new WriteRejection("an internal error occurred while storing this file ("
                + deepest.getClass().getSimpleName() + where + "); the file is not at fault", false, true, failure));
    }

    private static Optional<String> tooLong(SQLException cause) {
        Matcher column = TOO_LONG.matcher(String.valueOf(cause.getMessage()));
        return column.find()
                ? Optional.of("its " + columnLabel(column.group(1)) + " is longer than " + column.group(2)
                        + " characters, the most that can be stored")
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
        return "the database rejects it (" + truncate(message) + ", SQL state " + cause.getSQLState() + ")";
    }

    private static String columnLabel(String column) {
        return column.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String truncate(String text) {
        return text.length() <= MAX_QUOTE_LENGTH ? text : text.substring(0, MAX_QUOTE_LENGTH) + "…";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
