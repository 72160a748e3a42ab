package press.broadsheet.archive.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Durability and shutdown settings hold for any configured URL. */
class DatabaseUrlTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:h2:file:./data/x | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:./data/x | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:~/x | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:C:/data/x | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:file:/x;CACHE_SIZE=65536 | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64
            jdbc:h2:file:/x;write_delay=500;Cache_Size=1 | ;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64
            jdbc:h2:file:/x;DB_CLOSE_ON_EXIT=TRUE | ;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:file:/x;AUTO_SERVER=TRUE | ;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:file:/x;INIT=SET A\\;WRITE_DELAY=9 | ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=16384
            jdbc:h2:mem:x | ;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64
            jdbc:h2:mem:x;DB_CLOSE_DELAY=10 | ;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64
            """)
    void missingSettingsAreAdded(String configured, String added) {
        String unescaped = configured.replace("\\\\", "\\");
        assertThat(new DatabaseUrl(unescaped).withDefaults()).isEqualTo(unescaped + added);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://db/x", "jdbc:h2:ssl://db/x", "jdbc:h2:zip:/a.zip!/x", "jdbc:postgresql://db/x",
            "jdbc:h2:file:/x;WRITE_DELAY=5;DB_CLOSE_ON_EXIT=TRUE;QUERY_CACHE_SIZE=8;CACHE_SIZE=9"})
    void completeAndForeignUrlsAreUnchanged(String configured) {
        assertThat(new DatabaseUrl(configured).withDefaults()).isEqualTo(configured);
    }

    @Test
    void readOnlyUrlNamesItsModeOnce() {
        assertThat(new DatabaseUrl("jdbc:h2:/x;ACCESS_MODE_DATA=r;CACHE_SIZE=1").readOnly()).containsOnlyOnce("ACCESS_MODE_DATA");
        assertThat(new DatabaseUrl("jdbc:h2:/x").readOnly()).endsWith(";ACCESS_MODE_DATA=r");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:file:/d/x;A=1, /d/x.mv.db", "jdbc:h2:/d/x, /d/x.mv.db", "jdbc:h2:split:/d/x, split:/d/x.mv.db",
            "jdbc:h2:mem:x,", "jdbc:h2:tcp://h/x,", "jdbc:postgresql:x,"})
    void fileNameFollowsH2(String url, String file) {
        assertThat(new DatabaseUrl(url).file().orElse(null)).isEqualTo(file);
    }

    @Test
    void h2AcceptsAllSettingsAndWritesCommitsImmediately() throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                new DatabaseUrl("jdbc:h2:file:" + folder.resolve("x")).withDefaults(), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT setting_name, setting_value FROM INFORMATION_SCHEMA.SETTINGS")) {
            while (found.next()) {
                settings.put(found.getString(1), found.getString(2));
            }
        }
        assertThat(settings).containsEntry("WRITE_DELAY", "0").containsEntry("info.CACHE_MAX_SIZE", "16");
    }
}
