package press.broadsheet.archive.database;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The directory of the database file, which also holds the derived files. */
@Component
public class DataDirectory {

    private final String url;

    DataDirectory(@Value("${spring.datasource.url}") String url) {
        this.url = url;
    }

    /** The folder or file of that name beside the database file; empty for a database in memory. */
    public Optional<Path> resolve(String name) {
        return ArchiveSettings.resolveSibling(url, name);
    }
}
