package press.broadsheet.archive.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Translation;

/** Finds the versions of an article in several languages. */
@Repository
public class Translations {

    private final JdbcClient jdbc;
    private final Editions editions;

    Translations(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** Two files that are the same article in the same language. */
    public record DuplicateTranslation(String path, String otherPath, String language) {}

    /** The live versions of an article in other languages, one per language, sorted by language tag. */
    public List<Translation> of(Article article) {
        Map<String, Translation> byLanguage = new LinkedHashMap<>();
        article.text().translationKey().map(this::byKey).orElse(List.of()).stream()
                .filter(version -> !version.language().equals(article.text().language()))
                .forEach(version -> byLanguage.putIfAbsent(version.language(), version));
        return List.copyOf(byLanguage.values());
    }

    private List<Translation> byKey(String key) {
        return jdbc.sql("SELECT a.slug, a.headline, a.language FROM article a WHERE a.translation_key = :key AND " + LiveRule.LIVE
                + " ORDER BY a.language, a.publish_at, a.identity DESC")
                .param("key", key)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> new Translation(
                        new Slug(row.getString("slug")), row.getString("headline"), row.getString("language")))
                .list();
    }

    /** The stems of the files that set a translation key. */
    public List<String> stemsWithKey() {
        return jdbc.sql("SELECT DISTINCT a.stem FROM article a WHERE a.translation IS NOT NULL AND a.present = TRUE")
                .query((row, number) -> row.getString("stem"))
                .list();
    }

    /** Gives articles whose file sets no translation key the one set by a file with the same stem, whichever was first. */
    public void inheritKeys(Collection<String> stems) {
        String inheritedKey =
                "COALESCE((SELECT MIN(s.translation) FROM article s WHERE s.stem = a.stem AND s.present = TRUE), a.stem)";
        KeyChunks.forEach(stems, chunk -> jdbc.sql("UPDATE article a SET translation_key = " + inheritedKey
                + " WHERE a.stem IN (:stems) AND a.translation IS NULL AND a.translation_key <> " + inheritedKey)
                .param("stems", chunk)
                .update());
    }

    public List<DuplicateTranslation> duplicates(Collection<Long> articles) {
        return KeyChunks.flatMap(articles, chunk -> jdbc.sql("""
                        SELECT a.path, b.path AS other, a.language
                        FROM article a JOIN article b ON b.translation_key = a.translation_key
                        WHERE a.id IN (:articles) AND b.id <> a.id AND b.language = a.language
                            AND a.present = TRUE AND b.present = TRUE
                        ORDER BY a.path, b.path
                        """)
                .param("articles", chunk)
                .query((row, number) -> new DuplicateTranslation(row.getString("path"), row.getString("other"),
                        row.getString("language")))
                .list())
                .toList();
    }
}
