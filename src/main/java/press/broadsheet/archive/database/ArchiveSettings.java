package press.broadsheet.archive.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param ledgerFile path at which the ledger is mirrored as text; without it {@code ledger.tsv} beside the database's file, or
 *     nowhere if the database is in memory
 */
@ConfigurationProperties("broadsheet.archive")
public record ArchiveSettings(@Nullable String ledgerFile) {

    /** A file may be named with the scheme of one of H2's file systems before it. */
    private static final Pattern FILE_URL = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:)(?:[A-Za-z]{2,}:)*([^;]+).*");

    /** The mirror's place for a database at that JDBC URL. */
    public Optional<Path> ledgerPath(String url) {
        if (ledgerFile != null) {
            return Optional.of(Path.of(ledgerFile).toAbsolutePath());
        }
        return resolveSibling(url, "ledger.tsv");
    }

    /** The folder of pictures and files for a database at that JDBC URL; none for one in memory. */
    public Optional<Path> mediaFolder(String url) {
        return resolveSibling(url, "media");
    }

    /** The folder of cards, likewise. */
    public Optional<Path> cardFolder(String url) {
        return resolveSibling(url, "cards");
    }

    /** That name beside the database's file at that JDBC URL; nowhere for a database in memory. */
    static Optional<Path> resolveSibling(String url, String name) {
        Matcher file = FILE_URL.matcher(url);
        return file.matches()
                ? Optional.of(Path.of(file.group(1)).toAbsolutePath().resolveSibling(name))
                : Optional.empty();
    }
}
