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
 * Finds the article of a social card. A card's hash begins with a prefix that identifies the article; the rest depends on what
 * is drawn, and the caller compares it with the article's current data. So nothing needs to be updated when a headline or the
 * rendering changes.
 */
@Repository
public class SocialCardLookup {

    public static final int HASH_LENGTH = 64;
    public static final int PREFIX_LENGTH = 16;

    /** The prefix in the hash of the publication's own card. */
    public static final String PUBLICATION_PREFIX = "0".repeat(PREFIX_LENGTH);

    private final JdbcClient jdbc;
    private final DatabaseSupervisor databaseSupervisor;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    SocialCardLookup(JdbcClient jdbc, DatabaseSupervisor databaseSupervisor, Editions editions,
            ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.databaseSupervisor = databaseSupervisor;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** The prefix of an article, the same on every machine and after renames. */
    public static String articlePrefix(String identity) {
        return Sha256.of(identity).substring(0, PREFIX_LENGTH);
    }

    /** The live article with that prefix. */
    public Optional<ArticleSummary> findArticle(String prefix) {
        return databaseSupervisor.readWithRetry(
                () -> editions.inSnapshot(() -> jdbc.sql("SELECT a.id FROM article a WHERE a.card = :prefix AND " + LiveRule.LIVE)
                        .param("prefix", prefix)
                        .param("asOf", editions.asOfTimestamp())
                        .query((row, number) -> row.getLong("id"))
                        .list()
                        .stream()
                        .findFirst()
                        .flatMap(articleSummaries::of)));
    }

    /** Whether search engines are asked not to index the article with that prefix, and its card. */
    public boolean isNoindex(String prefix) {
        return jdbc.sql("SELECT a.noindex FROM article a WHERE a.card = :prefix")
                .param("prefix", prefix)
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    /** The prefixes among these of live articles, plus the publication's. */
    Set<String> livePrefixes(Collection<String> prefixes) {
        Set<String> live = KeyChunks.flatMap(prefixes, chunk -> jdbc.sql(
                "SELECT a.card FROM article a WHERE a.card IN (:prefixes) AND " + LiveRule.LIVE)
                .param("prefixes", chunk)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> row.getString("card"))
                .list()).collect(Collectors.toSet());
        live.add(PUBLICATION_PREFIX);
        return live;
    }
}
