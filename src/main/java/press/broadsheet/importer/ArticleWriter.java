package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseIndexes;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.InitialImportCounts;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.archive.store.ArticleStore.Outcome;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.archive.store.StagedTexts.StagedText;
import press.broadsheet.archive.store.WriteRejection;
import press.broadsheet.importer.Importer.ImportInput;
import press.broadsheet.importer.rules.BrokenLinkCheck;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;

/** Writes the articles of the next edition: withdraws those without a file, and stores the others with their addresses. */
@Component
class ArticleWriter {

    /** Articles per batch. */
    static final int BATCH = 500;

    private final ArticleStore store;
    private final KnownArticles archive;
    private final Ledger ledger;
    private final Editions editions;
    private final DatabaseIndexes databaseIndexes;
    private final RejectedFileFinder rejectedFileFinder;
    private final ImportCancellation importCancellation;

    ArticleWriter(
            ArticleStore store, KnownArticles archive, Ledger ledger, Editions editions, DatabaseIndexes databaseIndexes,
            RejectedFileFinder rejectedFileFinder,
            ImportCancellation importCancellation) {
        this.store = store;
        this.archive = archive;
        this.ledger = ledger;
        this.editions = editions;
        this.databaseIndexes = databaseIndexes;
        this.rejectedFileFinder = rejectedFileFinder;
        this.importCancellation = importCancellation;
    }

    /** Whether an edition is written in one transaction, or, if it is the first and not visible yet, in several. */
    enum Writing {
        AT_ONCE, IN_BATCHES
    }

    /** The planned addresses, in the order in which articles can be written, and the problems of colliding addresses. */
    record AddressPlan(List<PlannedArticle> plannedArticles, List<Problem> problems) {}

    /** The result of writing some articles; ids and rejections are by path. */
    record Batch(Map<String, Long> ids, InitialImportCounts counts, Map<String, WriteRejection> refused) {}

    /** @param known the matched articles, by path of the manuscript; manuscripts without an entry are new */
    AddressPlan planAddresses(List<Manuscript> manuscripts, Map<String, KnownArticle> known) {
        AddressAllocator addressAllocator = new AddressAllocator(ledger::owners, known);
        List<PlannedArticle> plannedArticles =
                addressAllocator.allocate(manuscripts, IdentityAssigner.assign(manuscripts, known, archive));
        return new AddressPlan(plannedArticles, addressAllocator.problems());
    }

    /** Reverts what was written for a first edition that was never opened. */
    void revertFirstEdition() {
        editions.inTransaction(() -> {
            store.revertFirstEdition();
            return store;
        });
    }

    /** Writes the articles that the archive accepts. Call within a transaction. */
    Batch writeBatch(List<PlannedArticle> plannedArticles, Map<String, StagedText> texts, Instant asOf, Stage stage) {
        Map<String, Long> ids = new HashMap<>();
        InitialImportCounts initialImportCounts = new InitialImportCounts();
        Map<String, WriteRejection> refused =
                rejectedFileFinder.write(plannedArticles, plannedArticle -> plannedArticle.manuscript().path(), part -> {
                    Outcome outcome = store.save(part, texts, asOf, stage);
                    ids.putAll(outcome.ids());
                    initialImportCounts.add(outcome.counts());
                });
        return new Batch(ids, initialImportCounts, refused);
    }

    /** Writes a plan. Empty if it yielded to another writer; the caller must then roll back. */
    Optional<WrittenArticles> write(ImportInput importInput, ImportPlan importPlan, BooleanSupplier yields, Writing writing) {
        WrittenArticles ahead = importInput.ahead().orElseGet(() -> WrittenArticles.nothing(editions.nextAsOf()));
        Stage stage = editions.current().isEmpty() && importInput.ahead().isEmpty() ? Stage.FIRST_EDITION : Stage.LATER_EDITION;
        InitialImportCounts initialImportCounts = new InitialImportCounts();
        editions.inTransaction(() -> {
            if (stage == Stage.FIRST_EDITION) {
                store.revertFirstEdition(); // after an attempt that found rejected files
            }
            importPlan.withoutFile().forEach(knownArticle -> store.withdraw(knownArticle, sketch(knownArticle), ahead.asOf()));
            ledger.release(importPlan.known().values().stream().map(KnownArticle::id).toList());
            return importPlan;
        });
        AddressPlan addressPlan = planAddresses(importPlan.manuscripts(), importPlan.known());
        Map<String, Long> articles = new HashMap<>();
        Map<String, WriteRejection> refused = new LinkedHashMap<>();
        Supplier<Boolean> writeAll = () -> writeBatches(addressPlan.plannedArticles(), yields, part -> {
            Batch batch = writeBatch(part, importInput.staged().texts(), ahead.asOf(), stage);
            articles.putAll(batch.ids());
            initialImportCounts.add(batch.counts());
            refused.putAll(batch.refused());
        });
        boolean withoutIndexes = addressPlan.plannedArticles().size() > BATCH && writing == Writing.IN_BATCHES
                && importInput.ahead().isEmpty();
        if (!(withoutIndexes ? databaseIndexes.withoutIndexes(writeAll) : writeAll.get())) {
            return Optional.empty();
        }
        RejectedFileFinder.demand(refused);
        articles.putAll(ahead.articles());
        initialImportCounts.add(ahead.counts());
        Map<String, List<ManuscriptLink>> links = BrokenLinkCheck.linksByPath(importPlan.manuscripts());
        links.putAll(ahead.links());
        List<Problem> problems = new ArrayList<>(ahead.problems());
        problems.addAll(addressPlan.problems());
        return Optional.of(new WrittenArticles(ahead.asOf(), articles, ahead.ahead(), links, problems, initialImportCounts));
    }

    /** Writes in batches; false if it yielded to another writer. */
    private boolean writeBatches(List<PlannedArticle> plannedArticles, BooleanSupplier yields,
            Consumer<List<PlannedArticle>> writeBatch) {
        for (int from = 0; from < plannedArticles.size(); from += BATCH) {
            List<PlannedArticle> batch = plannedArticles.subList(from, Math.min(from + BATCH, plannedArticles.size()));
            importCancellation.throwIfCancelled();
            if (yields.getAsBoolean()) {
                return false;
            }
            editions.inTransaction(() -> {
                writeBatch.accept(batch);
                return batch;
            });
        }
        return true;
    }

    private Set<Integer> sketch(KnownArticle knownArticle) {
        return archive.markdown(knownArticle.id()).map(SimilarTextMatcher::sketch).orElse(Set.of());
    }
}
