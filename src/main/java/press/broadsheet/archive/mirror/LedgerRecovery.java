package press.broadsheet.archive.mirror;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.database.DatabaseIndexes;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.LedgerLine;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.archive.store.BisectingWriter;
import press.broadsheet.archive.store.BisectingWriter.Rejected;
import press.broadsheet.manuscript.text.Problem;

/** Restores the ledger from its text file after the database was lost. */
@Repository
public class LedgerRecovery {

    private static final Logger log = LoggerFactory.getLogger(LedgerRecovery.class);

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final Editions editions;
    private final DatabaseIndexes databaseIndexes;
    private final LedgerTextReader textReader;
    private final BisectingWriter bisectingWriter;

    LedgerRecovery(
            JdbcClient jdbc, JdbcBatch jdbcBatch, Editions editions, DatabaseIndexes databaseIndexes, LedgerTextReader textReader,
            BisectingWriter bisectingWriter) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.editions = editions;
        this.databaseIndexes = databaseIndexes;
        this.textReader = textReader;
        this.bisectingWriter = bisectingWriter;
    }

    /**
     * Reads the ledger file, or else {@code elsewhere}, into a database without editions and articles. Expired articles are
     * gone again; live ones have no text until an import finds their file. Damaged lines and those the database rejects are
     * reported and skipped.
     */
    public List<Problem> recover(Path elsewhere) {
        boolean empty = editions.current().isEmpty()
                && jdbc.sql("SELECT 1 FROM article LIMIT 1").query(Integer.class).optional().isEmpty();
        Optional<Path> source = textReader.findFile(elsewhere);
        if (!empty || source.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        databaseIndexes.withoutIndexes(() -> editions.inTransaction(() -> {
            Map<String, List<LedgerLine>> byIdentity = LedgerTextReader.readLines(source.get(), problems::add).stream()
                    .collect(Collectors.groupingBy(line -> line.identity().value()));
            List<List<LedgerLine>> articles = byIdentity.values().stream()
                    .sorted(Comparator.comparing(lines -> LedgerLine.currentLine(lines).path())) // the order of an import
                    .toList();
            List<Rejected<List<LedgerLine>>> rejected = bisectingWriter.write(articles, this::restore);
            rejected.forEach(lines -> problems.add(problem(source.get(), lines)));
            log.info("Restored the addresses of {} articles from {}", byIdentity.size() - rejected.size(), source.get());
            return byIdentity;
        }));
        return problems;
    }

    private static Problem problem(Path source, Rejected<List<LedgerLine>> rejected) {
        LedgerLine line = LedgerLine.currentLine(rejected.item());
        return Problem.warning(source.toString(), 0, 0,
                "the ledger's entry for " + line.path() + " (" + line.address() + ") was skipped: "
                        + rejected.rejection().reason(),
                "Restore its lines from a backup or from git if its addresses matter.");
    }

    /** Inserts all articles first, then each address for the article of its identity. */
    private void restore(List<List<LedgerLine>> articles) {
        Instant asOf = editions.nextAsOf();
        jdbcBatch.batchUpdate("""
                        INSERT INTO article (kind, identity, path, present, digest, slug, nameless, publish_at, expire_at,
                            first_published, feed_id, headline, opening, language, dated, dated_timed, updated_timed,
                            expires, expires_timed, genre, evergreen, words, drop_cap, reason, replaced_by)
                        VALUES (:kind, :identity, :path, :present, :digest, :slug, :nameless, :place, :end,
                            :firstPublished, :feedId, :headline, '', '', :dated, :datedTimed, FALSE,
                            :expires, :expiresTimed, 'NEWS', FALSE, 0, FALSE, :reason, :replacedBy)
                        """, articles.stream().map(lines -> articleColumns(LedgerLine.currentLine(lines), asOf)));
        jdbcBatch.batchUpdate("""
                        INSERT INTO permalink (address, article_id, given)
                        SELECT CAST(:address AS VARCHAR), a.id, TRUE FROM article a
                        WHERE a.identity = :identity
                            AND NOT EXISTS (SELECT 1 FROM permalink p WHERE p.address = :address)
                        """,
                articles.stream().flatMap(List::stream).map(line -> new RowParameterSource().with("address", line.address())
                        .with("identity", line.identity().value())));
    }

    private static RowParameterSource articleColumns(LedgerLine line, Instant asOf) {
        boolean ended = line.expireAt().filter(end -> !end.isAfter(asOf)).isPresent();
        LedgerLine.GoneNotice notice = line.notice();
        return new RowParameterSource().with("kind", line.kind().name())
                .with("identity", line.identity().value())
                .with("path", line.path())
                .with("present", !ended)
                .with("digest", line.digest())
                .with("slug", line.kind().slugOfKey(line.address()).value())
                .with("nameless", notice.headline().isEmpty())
                .with("place", SqlConverters.toTimestamp(line.publishAt()))
                .with("end", SqlConverters.toTimestamp(line.expireAt()))
                .with("firstPublished", SqlConverters.toTimestamp(line.identity().firstPublished()))
                .with("feedId", line.identity().feedId())
                .with("headline", notice.headline())
                .with("dated", SqlConverters.toTimestamp(notice.date().map(editorialDate -> editorialDate.instant())))
                .with("datedTimed", notice.date().map(editorialDate -> editorialDate.hasTime()).orElse(false))
                .with("expires", SqlConverters.toTimestamp(notice.expires().map(editorialDate -> editorialDate.instant())))
                .with("expiresTimed", notice.expires().map(editorialDate -> editorialDate.hasTime()).orElse(false))
                .with("reason", notice.reason().isEmpty() ? null : notice.reason())
                .with("replacedBy", notice.replacedBy().isEmpty() ? null : notice.replacedBy());
    }
}
