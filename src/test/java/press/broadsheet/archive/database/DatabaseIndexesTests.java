package press.broadsheet.archive.database;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Indexes exist whenever pages are read, and are recreated by the next start if work was interrupted. */
class DatabaseIndexesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void indexesAreDroppedDuringWorkAndRecreatedAfterwards() {
        testPublication.write("a.md", manuscript("A")).runImport();
        List<String> all = indexes();
        assertThat(all).contains("ARTICLE_PLACE", "ARTICLE_LABEL_PLACE", "TALLY_MOST");

        List<String> duringWork = testPublication.bean(DatabaseIndexes.class).withoutIndexes(this::indexes);

        assertThat(duringWork).doesNotContain("ARTICLE_PLACE", "ARTICLE_LABEL_PLACE", "TALLY_MOST");
        assertThat(indexes()).isEqualTo(all);
    }

    @Test
    void indexesAreRecreatedAtTheNextStartAfterInterruptedWork() {
        testPublication.write("a.md", manuscript("A")).runImport();
        List<String> all = indexes();
        assertThatThrownBy(() -> testPublication.bean(DatabaseIndexes.class).withoutIndexes(() -> {
            throw new IllegalStateException("A power cut");
        })).hasMessage("A power cut");
        assertThat(indexes()).doesNotContain("ARTICLE_PLACE");

        testPublication.restart();

        assertThat(indexes()).isEqualTo(all);
        assertThat(testPublication.headlines()).containsExactly("A");
    }

    private List<String> indexes() {
        return testPublication.bean(JdbcClient.class)
                .sql("SELECT i.index_name FROM information_schema.indexes i WHERE i.table_schema = 'PUBLIC' ORDER BY i.index_name")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !name.startsWith("PRIMARY_KEY") && !name.startsWith("CONSTRAINT"))
                .toList();
    }
}
