package press.broadsheet.archive.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleBody;

/**
 * Rendered texts before their edition is opened. No article refers to these rows yet, so they can be written in several
 * transactions. {@link ArticleStore#save} sets the references; {@link #sweep} deletes unused rows.
 */
@Repository
public class StagedTexts {

    private static final int BATCH_SIZE = 500;

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;

    StagedTexts(JdbcClient jdbc, JdbcBatch jdbcBatch) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
    }

    /**
     * A staged text.
     *
     * @param blank whether its manuscript has no text
     */
    public record StagedText(long id, boolean blank) {}

    /** Writes the texts of these manuscripts and returns them by path. Call it within {@link Editions#inTransaction}. */
    public Map<String, StagedText> stage(List<Manuscript> manuscripts) {
        Iterator<Long> ids = jdbc.sql("SELECT NEXT VALUE FOR text_id FROM SYSTEM_RANGE(1, :number)")
                .param("number", manuscripts.size())
                .query((row, at) -> row.getLong(1))
                .list()
                .iterator();
        Map<String, StagedText> staged = new HashMap<>();
        manuscripts.forEach(manuscript -> staged.put(
                manuscript.path(), new StagedText(ids.next(), manuscript.text().markdown().isBlank())));
        jdbcBatch.batchUpdate("INSERT INTO staged_text (text_id) VALUES (:id)",
                staged.values().stream().map(text -> new RowParameterSource().with("id", text.id())));
        jdbcBatch.batchUpdate("""
                        INSERT INTO article_text (id, markdown, prose, notes, asides)
                        VALUES (:id, :markdown, :prose, :notes, :asides)
                        """, manuscripts.stream().map(manuscript -> {
            ArticleBody articleBody = manuscript.text().body();
            return new RowParameterSource().with("id", Objects.requireNonNull(staged.get(manuscript.path())).id())
                    .with("markdown", manuscript.text().markdown())
                    .with("prose", articleBody.prose())
                    .with("notes", articleBody.notes())
                    .with("asides", articleBody.asides());
        }));
        return staged;
    }

    /** The Markdown body of a staged text. */
    public String markdown(long text) {
        return jdbc.sql("SELECT t.markdown FROM article_text t WHERE t.id = :id").param("id", text).query(String.class).single();
    }

    /**
     * Deletes a batch of staged texts that no edition used, as after an interrupted import. Returns whether there may be more.
     */
    public boolean sweep() {
        List<Long> left = jdbc.sql("SELECT s.text_id FROM staged_text s LIMIT :some")
                .param("some", BATCH_SIZE)
                .query((row, number) -> row.getLong(1))
                .list();
        delete(left);
        markUsed(left);
        return left.size() == BATCH_SIZE;
    }

    /** Marks these texts as used by an article. */
    void markUsed(Collection<Long> texts) {
        KeyChunks.forEach(texts,
                chunk -> jdbc.sql("DELETE FROM staged_text WHERE text_id IN (:texts)").param("texts", chunk).update());
    }

    /** The ids of these articles' current texts, to be deleted when the articles have new ones. */
    List<Long> of(Collection<Long> articles) {
        return KeyChunks.flatMap(articles, chunk -> jdbc.sql(
                "SELECT a.text_id FROM article a WHERE a.id IN (:articles) AND a.text_id IS NOT NULL")
                .param("articles", chunk)
                .query(Long.class)
                .list())
                .toList();
    }

    void delete(Collection<Long> texts) {
        KeyChunks.forEach(texts,
                chunk -> jdbc.sql("DELETE FROM article_text WHERE id IN (:texts)").param("texts", chunk).update());
    }
}
