package press.broadsheet.archive.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** The archive's indexes, but for those of its keys. Each start makes what is missing of them. */
@Component
public class DatabaseIndexes {

    private static final String SCRIPT = "db/migration/afterMigrate__indexes.sql";
    private static final Pattern CREATE_INDEX = Pattern.compile("CREATE INDEX IF NOT EXISTS (\\w+) [^;]*");

    private final JdbcOperations jdbc;

    DatabaseIndexes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Does {@code work} without them, and makes them anew of what it wrote: a new paper's articles come in faster by far, and
     * the database stays small. It must not be within a transaction, and nobody may read meanwhile. Work that throws leaves
     * them to {@link #createMissing}.
     */
    public <T> T withoutIndexes(Supplier<T> work) {
        createStatements().forEach(index -> jdbc.execute("DROP INDEX IF EXISTS " + index.group(1)));
        T done = work.get();
        createMissing();
        return done;
    }

    /** Makes what is missing of them. */
    public void createMissing() {
        createStatements().forEach(index -> jdbc.execute(index.group()));
    }

    private static List<MatchResult> createStatements() {
        return CREATE_INDEX.matcher(script()).results().toList();
    }

    private static String script() {
        try {
            return new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(SCRIPT + " is part of the application", impossible);
        }
    }
}
