package press.broadsheet.archive.reading;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.database.Database;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.KeyChunks;
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
    public static final int MARK_LENGTH = 16;

    /** Where an article's mark would be in the hash of the paper's own card. */
    public static final String PAPER = "0".repeat(MARK_LENGTH);

    private final JdbcClient jdbc;
    private final Database database;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    SocialCardIds(JdbcClient jdbc, Database database, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.database = database;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** The same for an article on every machine, and through all its renames. */
    public static String mark(String identity) {
        return Sha256.of(identity).substring(0, MARK_LENGTH);
    }

    /** What the live article of that mark says now. */
    public Optional<ArticleSummary> find(String mark) {
        return database.reading(
                () -> editions.reading(() -> jdbc.sql("SELECT a.id FROM article a WHERE a.card = :mark AND " + Articles.LIVE)
                        .param("mark", mark)
                        .param("asOf", editions.asOf())
                        .query((row, number) -> row.getLong("id"))
                        .list()
                        .stream()
                        .findFirst()
                        .flatMap(articleSummaries::of)));
    }

    /** Whether search engines are asked not to keep the article of that mark, nor its card. */
    public boolean noindex(String mark) {
        return jdbc.sql("SELECT a.noindex FROM article a WHERE a.card = :mark")
                .param("mark", mark)
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    /** Which of those marks are those of live articles, or the paper's. */
    Set<String> live(Collection<String> marks) {
        Set<String> live = KeyChunks.of(marks, chunk -> jdbc.sql(
                "SELECT a.card FROM article a WHERE a.card IN (:marks) AND " + Articles.LIVE)
                .param("marks", chunk)
                .param("asOf", editions.asOf())
                .query((row, number) -> row.getString("card"))
                .list()).collect(Collectors.toSet());
        live.add(PAPER);
        return live;
    }
}
