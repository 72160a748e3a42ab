package press.broadsheet.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Problem;

/** Takes the ledger back from its text where the database was lost. */
@Repository
public class LedgerRecovery {

    private static final Logger log = LoggerFactory.getLogger(LedgerRecovery.class);

    private final JdbcClient jdbc;
    private final Editions editions;
    private final PageLedger pages;
    private final LedgerText text;

    LedgerRecovery(JdbcClient jdbc, Editions editions, PageLedger pages, LedgerText text) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.pages = pages;
        this.text = text;
    }

    /**
     * Reads the text into a database that holds no article yet: from its place, else from {@code elsewhere}. What was gone
     * is gone; what was live has no text until an import finds its file. Damaged lines are named and skipped.
     */
    public List<Problem> run(Path elsewhere) {
        boolean fresh = jdbc.sql("SELECT 1 FROM article LIMIT 1").query(Integer.class).optional().isEmpty();
        Optional<Path> source = text.find(elsewhere);
        if (!fresh || source.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        editions.writing(() -> {
            Map<String, List<LedgerLine>> byIdentity = LedgerText.read(source.get(), problems::add).stream()
                    .collect(Collectors.groupingBy(LedgerLine::identity));
            byIdentity.values().forEach(lines -> {
                if (PageLedger.holds(lines.getFirst().address())) {
                    pages.restore(lines);
                } else {
                    restore(lines);
                }
            });
            log.info("Restored {} articles' and pages' addresses from {}", byIdentity.size(), source.get());
            return byIdentity;
        });
        return problems;
    }

    private void restore(List<LedgerLine> lines) {
        LedgerLine line = LedgerLine.present(lines);
        boolean ended = line.end().filter(end -> !end.isAfter(editions.nextAsOf())).isPresent();
        jdbc.sql("""
                        INSERT INTO article (identity, path, present, digest, slug, nameless, publish_at, expire_at,
                            first_published, feed_id, headline, opening, language, dated, dated_timed, updated_timed,
                            expires, expires_timed, genre, evergreen, words, drop_cap, reason, replaced_by)
                        VALUES (:identity, :path, :present, :digest, :slug, :nameless, :place, :end,
                            :firstPublished, :feedId, :headline, '', '', :dated, :datedTimed, FALSE,
                            :expires, :expiresTimed, 'NEWS', FALSE, 0, FALSE, :reason, :replacedBy)
                        """)
                .param("identity", line.identity())
                .param("path", line.path())
                .param("present", !ended)
                .param("digest", line.digest())
                .param("slug", line.address().replaceFirst("^/articles/", ""))
                .param("nameless", line.headline().isEmpty())
                .param("place", Rows.sql(line.place()))
                .param("end", Rows.sql(line.end()))
                .param("firstPublished", Rows.sql(line.firstPublished()))
                .param("feedId", line.feedId())
                .param("headline", line.headline())
                .param("dated", Rows.sql(line.dated().map(moment -> moment.instant())))
                .param("datedTimed", line.dated().map(moment -> moment.timed()).orElse(false))
                .param("expires", Rows.sql(line.expires().map(moment -> moment.instant())))
                .param("expiresTimed", line.expires().map(moment -> moment.timed()).orElse(false))
                .param("reason", line.reason().isEmpty() ? null : line.reason())
                .param("replacedBy", line.replacedBy().isEmpty() ? null : line.replacedBy())
                .update();
        for (LedgerLine address : lines) {
            jdbc.sql("""
                            INSERT INTO permalink (address, article_id, given)
                            SELECT CAST(:address AS VARCHAR), a.id, TRUE FROM article a
                            WHERE a.identity = :identity
                                AND NOT EXISTS (SELECT 1 FROM permalink p WHERE p.address = :address)
                            """)
                    .param("address", address.address())
                    .param("identity", address.identity())
                    .update();
        }
    }
}
