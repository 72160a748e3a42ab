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
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.ArticleStore.Outcome;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.ArticleStore.Stage;
import press.broadsheet.archive.Counts;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Indexes;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Ledger;
import press.broadsheet.archive.Refusal;
import press.broadsheet.archive.StagedTexts.StagedText;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Problem;

/** Writes the articles of an edition that is not open yet: those without a file leave, the others get their addresses and texts. */
@Component
class ArticleWriter {

    static final int BATCH = 500;

    private final ArticleStore store;
    private final KnownArticles archive;
    private final Ledger ledger;
    private final Editions editions;
    private final Indexes indexes;
    private final Refusals refusals;
    private final Halt halt;

    ArticleWriter(
            ArticleStore store, KnownArticles archive, Ledger ledger, Editions editions, Indexes indexes, Refusals refusals,
            Halt halt) {
        this.store = store;
        this.archive = archive;
        this.ledger = ledger;
        this.editions = editions;
        this.indexes = indexes;
        this.refusals = refusals;
        this.halt = halt;
    }

    /** Whether all of an edition is written in one transaction, or, where no reader sees it before it is opened, in several. */
    enum Writing {
        AT_ONCE, IN_BATCHES
    }

    /** Where manuscripts go, in the order in which they may be written, and who asked for what another has. */
    record Settled(List<Placement> placements, List<Problem> problems) {}

    /** What was written of some placements. */
    record Batch(Map<String, Long> ids, Counts counts, Map<String, Refusal> refused) {}

    /** @param known whom each manuscript is, by path; one that is not in it is new */
    Settled settle(List<Manuscript> manuscripts, Map<String, Known> known) {
        Claims claims = new Claims(ledger::owners, known);
        List<Placement> placements = claims.settle(manuscripts, Identities.of(manuscripts, known, archive));
        return new Settled(placements, claims.problems());
    }

    /** Writes those that the archive does not refuse, within a transaction. */
    Batch place(List<Placement> placements, Map<String, StagedText> texts, Instant asOf, Stage stage) {
        Map<String, Long> ids = new HashMap<>();
        Counts counts = new Counts();
        Map<String, Refusal> refused = refusals.write(placements, placement -> placement.manuscript().path(), part -> {
            Outcome outcome = store.place(part, texts, asOf, stage);
            ids.putAll(outcome.ids());
            counts.add(outcome.counts());
        });
        return new Batch(ids, counts, refused);
    }

    /** Writes all of a plan; nothing where it made way, and what it wrote is to be undone. */
    Optional<Written> write(Proofs proofs, Plan plan, BooleanSupplier yields, Writing writing) {
        Written ahead = proofs.ahead().orElseGet(() -> Written.nothing(editions.nextAsOf()));
        Stage stage = editions.current().isEmpty() && proofs.ahead().isEmpty() ? Stage.FIRST_EDITION : Stage.LATER_EDITION;
        Counts counts = new Counts();
        editions.writing(() -> {
            if (stage == Stage.FIRST_EDITION) {
                store.takeBack(); // of an attempt in which files were found that the archive refuses
            }
            plan.lost().forEach(known -> store.withdraw(known, sketch(known), ahead.asOf()));
            ledger.release(plan.known().values().stream().map(Known::id).toList());
            return plan;
        });
        Settled settled = settle(plan.manuscripts(), plan.known());
        Map<String, Long> articles = new HashMap<>();
        Map<String, Refusal> refused = new LinkedHashMap<>();
        Supplier<Boolean> placing = () -> placeAll(settled.placements(), yields, part -> {
            Batch batch = place(part, proofs.staged().texts(), ahead.asOf(), stage);
            articles.putAll(batch.ids());
            counts.add(batch.counts());
            refused.putAll(batch.refused());
        });
        boolean restored = settled.placements().size() > BATCH && writing == Writing.IN_BATCHES && proofs.ahead().isEmpty();
        if (!(restored ? indexes.without(placing) : placing.get())) {
            return Optional.empty();
        }
        Refusals.demand(refused);
        articles.putAll(ahead.articles());
        counts.add(ahead.counts());
        Map<String, List<Manuscript.Link>> links = DeadLinks.standingIn(plan.manuscripts());
        links.putAll(ahead.links());
        List<Problem> problems = new ArrayList<>(ahead.problems());
        problems.addAll(settled.problems());
        return Optional.of(new Written(ahead.asOf(), articles, ahead.ahead(), links, problems, counts));
    }

    /** A batch at a time; false where it made way. */
    private boolean placeAll(List<Placement> placements, BooleanSupplier yields, Consumer<List<Placement>> place) {
        for (int from = 0; from < placements.size(); from += BATCH) {
            List<Placement> batch = placements.subList(from, Math.min(from + BATCH, placements.size()));
            halt.check();
            if (yields.getAsBoolean()) {
                return false;
            }
            editions.writing(() -> {
                place.accept(batch);
                return batch;
            });
        }
        return true;
    }

    private Set<Integer> sketch(Known known) {
        return archive.markdown(known.id()).map(Similarity::sketch).orElse(Set.of());
    }
}
