package press.broadsheet.archive.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param ledgerFile path of the ledger's text file; by default {@code ledger.tsv} beside the database file, or none if the
 *     database is in memory
 */
@ConfigurationProperties("broadsheet.archive")
public record ArchiveSettings(@Nullable String ledgerFile) {

    /** The file may be preceded by the scheme of one of H2's file systems. */
    private static final Pattern FILE_URL = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:)(?:[A-Za-z]{2,}:)*([^;]+).*");

    /** The ledger's text file for a database at that JDBC URL. */
    public Optional<Path> ledgerPath(String url) {
        if (ledgerFile != null) {
            return Optional.of(Path.of(ledgerFile).toAbsolutePath());
        }
        return resolveSibling(url, "ledger.tsv");
    }

    /** The folder of media files for a database at that JDBC URL; empty for one in memory. */
    public Optional<Path> mediaFolder(String url) {
        return resolveSibling(url, "media");
    }

    /** The folder of social cards, likewise. */
    public Optional<Path> cardFolder(String url) {
        return resolveSibling(url, "cards");
    }

    /** The path of that name beside the database file at that JDBC URL; empty for a database in memory. */
    static Optional<Path> resolveSibling(String url, String name) {
        Matcher file = FILE_URL.matcher(url);
        return file.matches()
                ? Optional.of(Path.of(file.group(1)).toAbsolutePath().resolveSibling(name))
                : Optional.empty();
    }
}
