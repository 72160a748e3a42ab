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

/** The archive's secondary indexes, from Flyway's callback script. Each start creates the missing ones. */
@Component
public class DatabaseIndexes {

    private static final String SCRIPT = "db/migration/afterMigrate__indexes.sql";
    private static final Pattern CREATE_INDEX = Pattern.compile("CREATE INDEX IF NOT EXISTS (\\w+) [^;]*");

    private final JdbcOperations jdbc;

    DatabaseIndexes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Drops the indexes, runs {@code work}, and recreates them. This makes an initial import much faster and keeps the database
     * small. No transaction may be open, and no other thread may read. If {@code work} throws, {@link #createMissing} has to
     * recreate them.
     */
    public <T> T withoutIndexes(Supplier<T> work) {
        createStatements().forEach(index -> jdbc.execute("DROP INDEX IF EXISTS " + index.group(1)));
        T result = work.get();
        createMissing();
        return result;
    }

    /** Creates the indexes that do not exist. */
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
