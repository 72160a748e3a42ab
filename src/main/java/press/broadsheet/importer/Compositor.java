package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import press.broadsheet.archive.Media.Found;
import press.broadsheet.archive.Profiles;
import press.broadsheet.archive.Refusal;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.Intake.Brought;
import press.broadsheet.importer.Plan.Description;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.manuscript.Reading;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Profile;

/**
 * Makes the next edition of what was read. Where readers have one, or little is to be written, that is one transaction; else
 * it is written in batches, which no reader sees before the first edition is opened.
 */
@Component
class Compositor {

    private static final int BATCH = 500;

    /** How often one import begins anew for an edition that is due. */
    private static final int MOST_YIELDS = 3;

    /** How long parts of an import are tried in search of the files that are refused. */
    private static final long LONGEST_SEARCH_NANOS = 120_000_000_000L;

    private static final Developed NOTHING_DEVELOPED = new Developed(List.of(), List.of(), List.of(), List.of());

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
    private final Refusals refusals;
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
            Refusals refusals,
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
        this.refusals = refusals;
        this.halt = halt;
    }

    /**
     * Publishes all that the archive takes. A file that it refuses is held back as a problem of its own, and the rest is planned
     * and written again without it, so that each round knows of one more at least. Throws where the trouble is no file's.
     */
    ImportReport compose(Proofs proofs) {
        Proofs rest = proofs;
        for (;;) {
            try {
                return composeAll(rest);
            } catch (Refusals.Found found) {
                rest = rest.holdingBack(refusals.problems(found.files()));
            } catch (RuntimeException trouble) {
                rest = rest.holdingBack(refusals.problems(search(rest, trouble)));
            }
        }
    }

    private ImportReport composeAll(Proofs proofs) {
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
        if (edition.isPresent()) {
            return publish(proofs, plan, developed, edition.get());
        }
        return plan.stories().size() > BATCH
                ? write(proofs, plan, developed, () -> false, Writing.IN_BATCHES).orElseThrow()
                : editions.writing(() -> write(proofs, plan, developed, () -> false, Writing.AT_ONCE).orElseThrow());
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
                        : write(proofs, plan, developed, yields, Writing.AT_ONCE);
            });
            if (report.isPresent()) {
                return report.get();
            }
            log.info("The import made way for an edition that was due, and begins anew");
        }
    }

    private ImportReport note(Proofs proofs, Plan plan, Developed developed) {
        remember(plan, Map.of());
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(developed.problems());
        problems.addAll(note(developed));
        return ImportReport.of(plan, proofs.look().size(), 0, List.of(), problems);
    }

    /** Notes pictures and files; one that the archive refuses is missing from the pages. */
    private List<Problem> note(Developed developed) {
        darkroom.note(new Developed(List.of(), developed.touched(), developed.gone(), List.of()));
        return refusals
                .write(developed.found(), Found::path,
                        found -> darkroom.note(new Developed(found, List.of(), List.of(), List.of())))
                .entrySet()
                .stream()
                .map(refused -> Problem.fault(refused.getKey(), 0, 0, refused.getValue().reason(),
                        "Give the file another name, or save it again."))
                .toList();
    }

    /**
     * Which files the archive refuses though each of them could be written: what follows from them cannot. It is tried with
     * some of the files at a time, in transactions that are undone; {@code trouble} is thrown where it comes without any file.
     */
    private Map<String, Refusal> search(Proofs proofs, RuntimeException trouble) {
        if (Refusal.of(trouble).isEmpty()) {
            throw trouble;
        }
        log.warn("The archive refuses this import ({}); looking for the file", Refusal.of(trouble).orElseThrow().reason());
        List<Copy> files = proofs.copies().stream()
                .filter(copy -> copy.reading().filter(reading -> !(reading instanceof Reading.Refused)).isPresent())
                .toList();
        Search search = new Search(proofs, files, Refusal.of(trouble).orElseThrow());
        if (search.refusal(Set.of()).isPresent()) {
            throw trouble;
        }
        search.among(files);
        if (search.refused.isEmpty()) {
            throw trouble;
        }
        return search.refused;
    }

    /**
     * Takes files to those that are known to go together, half of the rest at a time. It takes 2 k log n attempts for
     * k of n files, and ends where that is too long: what was not tried is held back too.
     */
    private final class Search {

        private final Map<String, Refusal> refused = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Proofs proofs;
        private final List<Copy> files;
        private final Refusal untried;
        private final long start = System.nanoTime();

        Search(Proofs proofs, List<Copy> files, Refusal refusal) {
            this.proofs = proofs;
            this.files = files;
            this.untried = new Refusal("this file or another one of this import is refused: " + refusal.reason(),
                    refusal.certain(), refusal.ours(), refusal.cause());
        }

        void among(List<Copy> part) {
            if (System.nanoTime() - start > LONGEST_SEARCH_NANOS) {
                part.forEach(copy -> refused.put(copy.entry().path(), untried));
                return;
            }
            Set<String> tried = new HashSet<>(taken);
            part.forEach(copy -> tried.add(copy.entry().path()));
            Optional<Refusal> refusal = refusal(tried);
            if (refusal.isEmpty()) {
                taken.addAll(tried);
            } else if (part.size() == 1) {
                refused.put(part.getFirst().entry().path(), refusal.get());
            } else if (!part.isEmpty()) {
                among(part.subList(0, part.size() / 2));
                among(part.subList(part.size() / 2, part.size()));
            }
        }

        /** Why an edition with those files alone cannot be written. */
        private Optional<Refusal> refusal(Set<String> paths) {
            halt.check();
            Map<String, Problem> others = files.stream()
                    .map(copy -> copy.entry().path())
                    .filter(path -> !paths.contains(path))
                    .collect(Collectors.toMap(path -> path, path -> Problem.error(path, 0, 0, "", "")));
            Proofs some = proofs.holdingBack(others);
            try {
                editions.attempting(() -> {
                    write(some, planner.plan(some), NOTHING_DEVELOPED, () -> false, Writing.AT_ONCE);
                    return Optional.empty();
                });
                return Optional.empty();
            } catch (Refusals.Found found) {
                return found.files().values().stream().findFirst();
            } catch (RuntimeException again) {
                return Optional.of(Refusal.of(again).orElseThrow(() -> again));
            }
        }
    }

    /** Whether all of an edition is written in one transaction, or, where no reader sees it before it is opened, in several. */
    private enum Writing {
        AT_ONCE, IN_BATCHES
    }

    /** Writes it and opens the next edition; nothing where it made way, and what it wrote is to be undone. */
    private Optional<ImportReport> write(
            Proofs proofs, Plan plan, Developed developed, BooleanSupplier yields, Writing writing) {
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
        Map<String, Refusal> refused = new LinkedHashMap<>();
        Supplier<Boolean> placing = () -> place(placements, proofs.galley(), asOf, yields, ids, refused);
        boolean restored =
                placements.size() > BATCH && writing == Writing.IN_BATCHES && brought.articles().isEmpty();
        if (!(restored ? indexes.without(placing) : placing.get())) {
            return Optional.empty();
        }
        demand(refused);
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(developed.problems());
        problems.addAll(brought.problems());
        problems.addAll(claims.problems());
        return yields.getAsBoolean() ? Optional.empty() : Optional.of(editions.writing(() -> {
            describe(plan);
            store.settleLinks();
            store.settleTranslations(brought.articles().isEmpty() ? plan.stems() : store.namedStems());
            problems.addAll(note(developed));
            problems.addAll(reviewer.judge(plan, ids, proofs, developed, asOf));
            problems.addAll(arrange(plan, unfilled, proofs, asOf));
            remember(plan, ids);
            return ImportReport.of(plan, proofs.look().size(), plan.hidden(asOf).size(), List.of(), problems)
                    .alsoAdding(brought.articles().size())
                    .opened(editions.open(asOf));
        }));
    }

    /** Writes the articles and notes their ids, or that they are refused; false where it made way. */
    private boolean place(
            List<Placement> placements, Galley galley, Instant asOf, BooleanSupplier yields, Map<String, Long> ids,
            Map<String, Refusal> refused) {
        for (int from = 0; from < placements.size(); from += BATCH) {
            List<Placement> batch = placements.subList(from, Math.min(from + BATCH, placements.size()));
            halt.check();
            if (yields.getAsBoolean()) {
                return false;
            }
            editions.writing(() -> {
                refused.putAll(refusals.write(batch, placement -> placement.manuscript().path(),
                        part -> ids.putAll(store.place(galley.whole(part), asOf))));
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
        demand(refusals.write(plan.described(), Description::path,
                part -> part.forEach(description -> description.profile().ifPresentOrElse(
                        profile -> profiles.put(description.path(), profile),
                        () -> profiles.remove(List.of(description.path()))))));
    }

    private List<Problem> arrange(Plan plan, List<Unfilled> unfilled, Proofs proofs, Instant asOf) {
        demand(refusals.write(plan.arranged().stream().toList(), arrangement -> arrangement.copy().entry().path(),
                part -> part.forEach(arrangement -> frontDesk.replace(arrangement))));
        return frontDesk.arrange(plan, unfilled, proofs.look(), asOf);
    }

    /** Everything is to be written; where some of it is refused, the edition is planned again without it. */
    private static void demand(Map<String, Refusal> refused) {
        if (!refused.isEmpty()) {
            throw new Refusals.Found(refused);
        }
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
