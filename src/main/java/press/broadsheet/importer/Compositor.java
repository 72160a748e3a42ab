package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.FrontSlots.Unfilled;
import press.broadsheet.archive.Indexes;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Ledger;
import press.broadsheet.archive.Profiles;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.Intake.Brought;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Profile;

/**
 * Makes the next edition of what was read. Where readers have one, all is written in one transaction; else in batches,
 * which nobody sees before the first edition is opened.
 */
@Component
class Compositor {

    private static final int BATCH = 500;

    /** How often one import begins anew for an edition that is due. */
    private static final int MOST_YIELDS = 3;

    private static final Logger log = LoggerFactory.getLogger(Compositor.class);

    private final Planner planner;
    private final ArticleStore store;
    private final KnownArticles archive;
    private final SourceFiles files;
    private final Ledger ledger;
    private final Editions editions;
    private final Indexes indexes;
    private final CopyDesk desk;
    private final Guard guard;
    private final Profiles profiles;
    private final Darkroom darkroom;
    private final Reviewer reviewer;
    private final FrontDesk frontDesk;
    private final Halt halt;

    Compositor(
            Planner planner,
            ArticleStore store,
            KnownArticles archive,
            SourceFiles files,
            Ledger ledger,
            Editions editions,
            Indexes indexes,
            CopyDesk desk,
            Guard guard,
            Profiles profiles,
            Darkroom darkroom,
            Reviewer reviewer,
            FrontDesk frontDesk,
            Halt halt) {
        this.planner = planner;
        this.store = store;
        this.archive = archive;
        this.files = files;
        this.ledger = ledger;
        this.editions = editions;
        this.indexes = indexes;
        this.desk = desk;
        this.guard = guard;
        this.profiles = profiles;
        this.darkroom = darkroom;
        this.reviewer = reviewer;
        this.frontDesk = frontDesk;
        this.halt = halt;
    }

    ImportReport compose(Proofs proofs) {
        Optional<Edition> edition = editions.current();
        Plan plan = planner.plan(proofs);
        Optional<String> held = guard.holds(plan, edition.isEmpty());
        if (held.isPresent()) {
            return ImportReport.failed(held.get(), plan.problems());
        }
        Developed developed = darkroom.develop(
                proofs.look(),
                proofs.since(),
                plan.manuscripts(),
                portraits(plan));
        return edition.map(last -> publish(proofs, plan, developed, last))
                .orElseGet(() -> write(proofs, plan, developed, () -> false).orElseThrow());
    }

    /**
     * All in one transaction. It makes way for an edition that falls due meanwhile and begins anew, but not for ever: then
     * that one is late, and nothing else.
     */
    private ImportReport publish(Proofs proofs, Plan first, Developed developed, Edition planned) {
        for (int attempt = 1;; attempt++) {
            BooleanSupplier yields = attempt <= MOST_YIELDS ? editions::isAwaited : () -> false;
            Optional<ImportReport> report = editions.attempting(() -> {
                boolean valid = editions.current().filter(planned::equals).isPresent();
                Plan plan = valid ? first : planner.plan(proofs);
                return plan.changesNothing() && developed.changesNothing()
                        ? Optional.of(note(proofs, plan, developed))
                        : write(proofs, plan, developed, yields);
            });
            if (report.isPresent()) {
                return report.get();
            }
            log.info("The import made way for an edition that was due, and begins anew");
        }
    }

    private ImportReport note(Proofs proofs, Plan plan, Developed developed) {
        remember(plan, Map.of());
        darkroom.note(developed);
        return ImportReport.of(plan, proofs.look().size(), 0, List.of(), plan.problems());
    }

    /** Writes it and opens the next edition; nothing where it made way, and what it wrote is to be undone. */
    private Optional<ImportReport> write(Proofs proofs, Plan plan, Developed developed, BooleanSupplier yields) {
        Brought brought = proofs.brought();
        Instant asOf = brought.asOf().orElseGet(editions::nextAsOf);
        List<Unfilled> unfilled = frontDesk.unfilled();
        editions.writing(() -> {
            plan.lost().forEach(known -> store.withdraw(known, sketch(known), asOf));
            ledger.release(plan.known().values().stream().map(Known::id).toList());
            return plan;
        });
        Claims claims = new Claims(ledger::owners, plan.known());
        List<Placement> placements = claims.settle(plan.manuscripts(), Identities.of(plan.manuscripts(), plan.known(), archive));
        Map<String, Long> ids = new HashMap<>();
        Supplier<Boolean> placing = () -> place(placements, proofs.galley(), asOf, yields, ids);
        boolean restored = placements.size() > BATCH && editions.current().isEmpty() && brought.articles().isEmpty();
        if (!(restored ? indexes.without(placing) : placing.get())) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(brought.problems());
        problems.addAll(claims.problems());
        return yields.getAsBoolean() ? Optional.empty() : Optional.of(editions.writing(() -> {
            store.settleLinks();
            store.settleTranslations(brought.articles().isEmpty() ? plan.stems() : store.namedStems());
            darkroom.note(developed);
            problems.addAll(reviewer.judge(plan, ids, proofs, developed, asOf));
            describe(plan);
            problems.addAll(frontDesk.arrange(plan, unfilled, proofs.look(), asOf));
            remember(plan, ids);
            return ImportReport.of(plan, proofs.look().size(), plan.hidden(asOf).size(), List.of(), problems)
                    .alsoAdding(brought.articles().size())
                    .opened(editions.open(asOf));
        }));
    }

    /** Writes the articles and notes their ids; false where it made way. */
    private boolean place(
            List<Placement> placements, Galley galley, Instant asOf, BooleanSupplier yields, Map<String, Long> ids) {
        for (int from = 0; from < placements.size(); from += BATCH) {
            List<Placement> batch = placements.subList(from, Math.min(from + BATCH, placements.size()));
            halt.check();
            if (yields.getAsBoolean()) {
                return false;
            }
            editions.writing(() -> {
                ids.putAll(store.place(galley.whole(batch), asOf));
                return batch;
            });
        }
        return true;
    }

    private static List<String> portraits(Plan plan) {
        return plan.described().stream()
                .flatMap(description -> description.profile().flatMap(Profile::picture).stream())
                .map(Picture::src)
                .toList();
    }

    private void describe(Plan plan) {
        profiles.remove(plan.undescribed());
        plan.described().forEach(description -> description.profile().ifPresentOrElse(
                profile -> profiles.put(description.path(), profile),
                () -> profiles.remove(List.of(description.path()))));
    }

    private Set<Integer> sketch(Known known) {
        return archive.markdown(known.id()).map(Similarity::sketch).orElse(Set.of());
    }

    /** Notes what was read, so that it is not read again before it changes. */
    private void remember(Plan plan, Map<String, Long> ids) {
        files.forget(plan.missing());
        files.put(Stream.of(
                plan.stories().stream().map(story -> desk.noted(
                        story.copy(), Optional.ofNullable(ids.get(story.manuscript().path())), story.copy().isRefused())),
                plan.fittings().map(copy -> desk.noted(copy, Optional.empty(), copy.isRefused())),
                plan.refusals().stream().map(refusal -> desk.noted(refusal.copy(), refusal.keeps(), true)))
                .flatMap(Function.identity())
                .toList());
        files.touch(plan.touched().stream().map(copy -> desk.noted(copy, Optional.empty(), false)).toList());
    }
}
