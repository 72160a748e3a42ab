package press.broadsheet.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Problem;

/**
 * The ledger as a text file, fit for git, so that it outlives the database: rewritten whole, by an atomic rename, after each
 * edition that changed it, and read back into a database that is empty.
 */
@Repository
public class LedgerFile {

    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);

    private final JdbcClient jdbc;
    private final Editions editions;
    private final PageLedger pages;
    private final LedgerText text;

    LedgerFile(JdbcClient jdbc, Editions editions, PageLedger pages, LedgerText text) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.pages = pages;
        this.text = text;
    }

    /** Brings the text up to what the archive holds; without a place for it, does nothing. One at a time: all write one file. */
    public synchronized void mirror() {
        text.place().ifPresent(file -> {
            try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.createDirectories(file.getParent());
                editions.reading(() -> {
                    write(fresh);
                    return file;
                });
                replace(file, fresh);
            } catch (IOException | UncheckedIOException trouble) {
                log.error("The ledger could not be written to {}: {}. Addresses are safe in the database; make the place"
                        + " writable, or name another as broadsheet.archive.ledger-file", file, trouble.toString());
            }
        });
    }

    /**
     * Reads the text into a database that holds no article yet: from its place, else from {@code elsewhere}. What was gone
     * is gone; what was live has no text until an import finds its file. Damaged lines are named and skipped.
     */
    public List<Problem> restore(Path elsewhere) {
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

    private void write(Path file) {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                Stream<LedgerLine> lines = jdbc.sql("SELECT p.address, a.*, (a.publish_at <= :asOf AND NOT a.nameless) AS told"
                        + " FROM permalink p JOIN article a ON a.id = p.article_id"
                        + " WHERE p.given = TRUE ORDER BY p.address")
                        .param("asOf", editions.asOf())
                        .query((row, number) -> LedgerLine.of(row))
                        .stream()) {
            Deque<LedgerLine> others = new ArrayDeque<>(pages.lines());
            for (LedgerLine line : (Iterable<LedgerLine>) lines::iterator) {
                while (!others.isEmpty() && others.element().address().compareTo(line.address()) < 0) {
                    text.append(others.remove().toString()).append('\n');
                }
                text.append(line.toString()).append('\n');
            }
            for (LedgerLine line : others) {
                text.append(line.toString()).append('\n');
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** An unchanged ledger keeps its file, so that git and backups see no change either. */
    private static void replace(Path file, Path fresh) throws IOException {
        if (Files.exists(file) && Files.mismatch(file, fresh) == -1) {
            Files.delete(fresh);
            return;
        }
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
