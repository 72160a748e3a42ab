package press.broadsheet.archive.edition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.SqlConverters;

/** Finds the articles changed by recent editions, for data derived from them. */
@Repository
public class ChangedArticles {

    private final JdbcClient jdbc;
    private final Editions editions;

    ChangedArticles(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** The articles that were written, went live or expired between that edition and the current one. */
    public List<Long> since(Edition edition) {
        return jdbc.sql("""
                        SELECT a.id FROM article a WHERE a.changed > :number
                        UNION
                        SELECT a.id FROM article a WHERE a.publish_at > :then AND a.publish_at <= :asOf
                        UNION
                        SELECT a.id FROM article a WHERE a.expire_at > :then AND a.expire_at <= :asOf
                        """)
                .param("number", edition.number())
                .param("then", SqlConverters.toTimestamp(edition.asOf()))
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> row.getLong("id"))
                .list();
    }
}
