package press.broadsheet.archive.database;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.broadsheet.archive.SampleStories.story;

/** The archive's indexes are there while readers ask, and made again by the next start where work was cut off. */
class DatabaseIndexesTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void workIsDoneWithoutThemAndTheyAreThereAfterwards() {
        newsroom.write("a.md", story("A")).run();
        List<String> all = indexes();
        assertThat(all).contains("ARTICLE_PLACE", "ARTICLE_LABEL_PLACE", "TALLY_MOST");

        List<String> meanwhile = newsroom.bean(DatabaseIndexes.class).without(this::indexes);

        assertThat(meanwhile).doesNotContain("ARTICLE_PLACE", "ARTICLE_LABEL_PLACE", "TALLY_MOST");
        assertThat(indexes()).isEqualTo(all);
    }

    @Test
    void workThatIsCutOffLeavesThemToTheNextStart() {
        newsroom.write("a.md", story("A")).run();
        List<String> all = indexes();
        assertThatThrownBy(() -> newsroom.bean(DatabaseIndexes.class).without(() -> {
            throw new IllegalStateException("A power cut");
        })).hasMessage("A power cut");
        assertThat(indexes()).doesNotContain("ARTICLE_PLACE");

        newsroom.restart();

        assertThat(indexes()).isEqualTo(all);
        assertThat(newsroom.headlines()).containsExactly("A");
    }

    private List<String> indexes() {
        return newsroom.bean(JdbcClient.class)
                .sql("SELECT i.index_name FROM information_schema.indexes i WHERE i.table_schema = 'PUBLIC' ORDER BY i.index_name")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !name.startsWith("PRIMARY_KEY") && !name.startsWith("CONSTRAINT"))
                .toList();
    }
}
