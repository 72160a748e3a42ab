package press.broadsheet.importer.folder;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param folder the content folder; a relative path starts at the working directory
 * @param watch whether the folder is imported again when it changes
 * @param maxFileSize larger manuscripts are refused; at most 1 MB, the size of the archive's text columns
 * @param confirmWithdrawals lets an import withdraw more than a fifth of the articles
 */
@ConfigurationProperties("broadsheet.importer")
public record ImporterSettings(
        @DefaultValue("seeds") String folder, // not Path: Spring would resolve a relative one within the web application
        @DefaultValue("true") boolean watch,
        @DefaultValue("1MB") DataSize maxFileSize,
        @DefaultValue("false") boolean confirmWithdrawals) {

    private static final DataSize MAX_SIZE = DataSize.ofMegabytes(1);

    public ImporterSettings {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("broadsheet.importer.folder must be the path of the content folder, but is empty");
        }
        if (maxFileSize.toBytes() < 1 || maxFileSize.compareTo(MAX_SIZE) > 0) {
            throw new IllegalArgumentException(
                    "broadsheet.importer.max-file-size must be a size of up to 1MB, such as 500KB, but is " + maxFileSize);
        }
    }

    Path path() {
        return Path.of(folder).toAbsolutePath().normalize();
    }
}
