package press.broadsheet.archive.reading;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Sha256;

/**
 * Whose card it is. A card's hash begins with its article's mark, by which the article is found; the rest tells what is drawn,
 * and the caller compares it with what the article says now. So nothing has to be set right when a name or the way of
 * drawing changes.
 */
@Repository
public class SocialCardIds {

    public static final int HASH_LENGTH = 64;
    public static final int PREFIX_LENGTH = 16;

    /** Where an article's mark would be in the hash of the paper's own card. */
    public static final String PUBLICATION_PREFIX = "0".repeat(PREFIX_LENGTH);

    private final JdbcClient jdbc;
    private final DatabaseSupervisor databaseSupervisor;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    SocialCardIds(JdbcClient jdbc, DatabaseSupervisor databaseSupervisor, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.databaseSupervisor = databaseSupervisor;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** The same for an article on every machine, and through all its renames. */
    public static String articlePrefix(String identity) {
        return Sha256.of(identity).substring(0, PREFIX_LENGTH);
    }

    /** What the live article of that mark says now. */
    public Optional<ArticleSummary> findArticle(String mark) {
        return databaseSupervisor.readWithRetry(
                () -> editions.inSnapshot(() -> jdbc.sql("SELECT a.id FROM article a WHERE a.card = :mark AND " + LiveRule.LIVE)
                        .param("mark", mark)
                        .param("asOf", editions.asOfTimestamp())
                        .query((row, number) -> row.getLong("id"))
                        .list()
                        .stream()
                        .findFirst()
                        .flatMap(articleSummaries::of)));
    }

    /** Whether search engines are asked not to keep the article of that mark, nor its card. */
    public boolean isNoindex(String mark) {
        return jdbc.sql("SELECT a.noindex FROM article a WHERE a.card = :mark")
                .param("mark", mark)
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    /** Which of those marks are those of live articles, or the paper's. */
    Set<String> livePrefixes(Collection<String> marks) {
        Set<String> live = KeyChunks.flatMap(marks, chunk -> jdbc.sql(
                "SELECT a.card FROM article a WHERE a.card IN (:marks) AND " + LiveRule.LIVE)
                .param("marks", chunk)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> row.getString("card"))
                .list()).collect(Collectors.toSet());
        live.add(PUBLICATION_PREFIX);
        return live;
    }
}
