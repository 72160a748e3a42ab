package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.Counts;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Indexes;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Ledger;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.manuscript.Reading;
import press.broadsheet.publication.Publication;

/**
 * Brings the articles of a new paper into the archive a portion at a time, before anybody reads it: some are written while
 * the next are read, and only a few texts are in memory at once. What another file may have a say in is left to the import
 * that follows, and opens the first edition: drafts, which ask for an address after all others; former addresses of our own
 * form; ids that are given twice, or may be another file's path; whatever is no article, or refused.
 *
 * <p>Cut off, it goes on behind its last portion when it is begun anew.
 */
@Component
class Intake {

    /** Articles read at once: their texts are some megabytes. */
    static final int PORTION = 500;

    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final CopyDesk desk;
    private final KnownArticles archive;
    private final ArticleStore store;
    private final SourceFiles files;
    private final Ledger ledger;
    private final Editions editions;
    private final Indexes indexes;
    private final Publication publication;
    private final Refusals refusals;
    private final Halt halt;

    Intake(
            CopyDesk desk, KnownArticles archive, ArticleStore store, SourceFiles files, Ledger ledger, Editions editions,
            Indexes indexes, Publication publication, Refusals refusals, Halt halt) {
        this.desk = desk;
        this.archive = archive;
        this.store = store;
        this.files = files;
        this.ledger = ledger;
        this.editions = editions;
        this.indexes = indexes;
        this.publication = publication;
        this.refusals = refusals;
        this.halt = halt;
    }

    /**
     * What was brought in.
     *
     * @param articles their ids, by path
     * @param links between manuscripts, by the path of the one they stand in
     * @param asOf the moment it was judged by; empty where nothing was
     */
    record Brought(
            Map<String, Long> articles, Map<String, List<Manuscript.Link>> links, List<Problem> problems,
            Optional<Instant> asOf) {

        static final Brought NOTHING = new Brought(Map.of(), Map.of(), List.of(), Optional.empty());
    }

    /**
     * What came of a new paper's files.
     *
     * @param rest those that were read and are left to the import
     */
    record Taken(Brought brought, List<Copy> rest) {}

    /** Whether there is no reader yet, and no article that one of so many files may turn out to be. */
    boolean isFor(List<Entry> suspects) {
        return suspects.size() > PORTION && editions.current().isEmpty() && archive.unread().isEmpty();
    }

    /** What was handed out for a first edition that was cut off, no reader has seen; the one to come hands it out anew. */
    void recover() {
        if (editions.current().isPresent()) {
            return;
        }
        indexes.make();
        if (files.any()) {
            editions.writing(() -> {
                store.takeBack();
                return files;
            });
        }
    }

    /** Takes in what it can of those files; what {@code before} knows is left to the import. */
    Taken take(List<Entry> suspects, Map<String, SourceFile> before) {
        return indexes.without(() -> bring(suspects, before));
    }

    private Taken bring(List<Entry> suspects, Map<String, SourceFile> before) {
        Portions portions = new Portions(before.keySet());
        long said = System.nanoTime();
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            CompletableFuture<List<Copy>> next = read(suspects, 0, before, reading);
            for (int from = 0; from < suspects.size(); from += PORTION) {
                List<Copy> copies = next.join();
                halt.check();
                next = read(suspects, from + PORTION, before, reading);
                portions.bring(copies);
                if (System.nanoTime() - said > PROGRESS_NANOS) {
                    said = System.nanoTime();
                    log.info("Brought in {} of {} manuscripts", from + copies.size(), suspects.size());
                }
            }
        }
        return portions.taken();
    }

    private CompletableFuture<List<Copy>> read(
            List<Entry> suspects, int from, Map<String, SourceFile> before, ExecutorService reading) {
        List<Entry> portion = suspects.subList(
                Math.min(from, suspects.size()), Math.min(from + PORTION, suspects.size()));
        return CompletableFuture.supplyAsync(() -> desk.read(portion, before), reading);
    }

    private final class Portions {

        private final Instant asOf = editions.nextAsOf();
        private final Counts counts = new Counts();
        private final Set<String> known;
        private final Set<String> identities = new HashSet<>();
        private final Map<String, Long> articles = new HashMap<>();
        private final Map<String, List<Manuscript.Link>> links = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Copy> rest = new ArrayList<>();

        Portions(Set<String> known) {
            this.known = known;
        }

        Taken taken() {
            editions.writing(() -> {
                store.count(counts);
                return counts;
            });
            return new Taken(new Brought(articles, links, problems, Optional.of(asOf)), rest);
        }

        void bring(List<Copy> copies) {
            Map<String, Copy> byPath = new HashMap<>();
            List<Manuscript> manuscripts = new ArrayList<>();
            for (Copy copy : copies) {
                if (copy.reading().orElse(null) instanceof Reading.Accepted(Manuscript manuscript, _)
                        && isOrdinary(manuscript, copy.isRefused())) {
                    byPath.put(manuscript.path(), copy);
                    manuscripts.add(manuscript);
                } else {
                    rest.add(copy);
                }
            }
            write(manuscripts, byPath);
        }

        /** Writes them, without those that the archive refuses: they are left to the import, as refused ones. */
        private void write(List<Manuscript> manuscripts, Map<String, Copy> byPath) {
            Claims claims = new Claims(ledger::owners, Map.of());
            List<ArticleStore.Placement> placements =
                    claims.settle(manuscripts, Identities.of(manuscripts, Map.of(), archive));
            try {
                articles.putAll(editions.writing(() -> {
                    Map<String, Long> placed = store.placeFirst(placements, asOf, counts);
                    files.put(manuscripts.stream()
                            .map(manuscript -> desk.noted(Objects.requireNonNull(byPath.get(manuscript.path())),
                                    Optional.ofNullable(placed.get(manuscript.path())), false))
                            .toList());
                    return placed;
                }));
            } catch (RuntimeException trouble) {
                Map<String, Problem> refused = refusals.problems(
                        refusals.among(placements, placement -> placement.manuscript().path(),
                                part -> store.placeFirst(part, asOf, new Counts()), trouble));
                refused.forEach((path, problem) -> rest.add(Objects.requireNonNull(byPath.get(path)).refused(problem)));
                write(manuscripts.stream().filter(manuscript -> !refused.containsKey(manuscript.path())).toList(), byPath);
                return;
            }
            manuscripts.forEach(manuscript -> problems.addAll(warnings(byPath.get(manuscript.path()))));
            problems.addAll(claims.problems());
            note(manuscripts);
        }

        private static List<Problem> warnings(@Nullable Copy copy) {
            return Optional.ofNullable(copy).flatMap(Copy::reading).map(Reading::problems).orElse(List.of());
        }

        private void note(List<Manuscript> manuscripts) {
            Timing timing = new Timing(asOf, publication);
            for (Manuscript manuscript : manuscripts) {
                problems.addAll(timing.slips(manuscript));
                if (!manuscript.links().isEmpty()) {
                    links.put(manuscript.path(), manuscript.links());
                }
            }
        }

        private boolean isOrdinary(Manuscript manuscript, boolean refused) {
            return !refused
                    && !known.contains(manuscript.path())
                    && !manuscript.draft()
                    && manuscript.aliases().stream().noneMatch(alias -> alias.address().contains("/articles/"))
                    && manuscript.id().map(id -> !ManuscriptReader.isManuscript(id) && identities.add(id)).orElse(true);
        }
    }
}
