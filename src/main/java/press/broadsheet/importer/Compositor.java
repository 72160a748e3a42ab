package press.broadsheet.importer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.PartialWriting;
import press.broadsheet.archive.Refusal;
import press.broadsheet.importer.ArticleWriter.Writing;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
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

    /** How often one import begins anew for an edition that is due. */
    private static final int MOST_YIELDS = 3;

    /** How long parts of an import are tried in search of the files that are refused. */
    private static final long LONGEST_SEARCH_NANOS = 120_000_000_000L;

    private static final Developed NOTHING_DEVELOPED = new Developed(List.of(), List.of(), List.of(), List.of());

    private static final Logger log = LoggerFactory.getLogger(Compositor.class);

    private final Planner planner;
    private final Guard guard;
    private final Darkroom darkroom;
    private final ArticleWriter writer;
    private final EditionOpening opening;
    private final Editions editions;
    private final Refusals refusals;
    private final Halt halt;

    Compositor(
            Planner planner, Guard guard, Darkroom darkroom, ArticleWriter writer, EditionOpening opening, Editions editions,
            Refusals refusals, Halt halt) {
        this.planner = planner;
        this.guard = guard;
        this.darkroom = darkroom;
        this.writer = writer;
        this.opening = opening;
        this.editions = editions;
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
        return plan.stories().size() > ArticleWriter.BATCH
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
                        ? Optional.of(opening.note(plan, developed, proofs))
                        : write(proofs, plan, developed, yields, Writing.AT_ONCE);
            });
            if (report.isPresent()) {
                return report.get();
            }
            log.info("The import made way for an edition that was due, and begins anew");
        }
    }

    /**
     * Which files the archive refuses though each of them could be written: what follows from them cannot. Each part of them is
     * tried with those that are known to go together, in transactions that are undone, and where that takes too long, what was
     * not tried is held back too; {@code trouble} is thrown where it comes without any file.
     */
    private Map<String, Refusal> search(Proofs proofs, RuntimeException trouble) {
        Refusal refusal = Refusal.of(trouble).orElseThrow(() -> trouble);
        log.warn("The archive refuses this import ({}); looking for the file", refusal.reason());
        List<String> files = proofs.staged().copies().stream()
                .filter(copy -> copy.reading().filter(reading -> !(reading instanceof Reading.Refused)).isPresent())
                .map(copy -> copy.entry().path())
                .toList();
        if (refusal(proofs, files, Set.of()).isPresent()) {
            throw trouble;
        }
        Refusal untried = new Refusal("this file or another one of this import is refused: " + refusal.reason(),
                refusal.certain(), refusal.ours(), refusal.cause());
        Set<String> taken = new HashSet<>();
        long start = System.nanoTime();
        Map<String, Refusal> refused = Refusals.byPath(PartialWriting.refused(files, part -> {
            if (System.nanoTime() - start > LONGEST_SEARCH_NANOS) {
                return Optional.of(untried);
            }
            Set<String> tried = new HashSet<>(taken);
            tried.addAll(part);
            Optional<Refusal> found = refusal(proofs, files, tried);
            if (found.isEmpty()) {
                taken.addAll(part);
            }
            return found;
        }), Function.identity());
        if (refused.isEmpty()) {
            throw trouble;
        }
        return refused;
    }

    /** Why an edition cannot be written that has of those files only the ones that are tried. */
    private Optional<Refusal> refusal(Proofs proofs, List<String> files, Set<String> tried) {
        halt.check();
        Proofs some = proofs.holdingBack(files.stream()
                .filter(path -> !tried.contains(path))
                .collect(Collectors.toMap(Function.identity(), path -> Problem.error(path, 0, 0, "", ""))));
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

    /** Writes it and opens the next edition; nothing where it made way, and what it wrote is to be undone. */
    private Optional<ImportReport> write(
            Proofs proofs, Plan plan, Developed developed, BooleanSupplier yields, Writing writing) {
        return writer.write(proofs, plan, yields, writing)
                .filter(_ -> !yields.getAsBoolean())
                .map(written -> opening.open(written, plan, developed, proofs));
    }

    private static List<String> portraits(Plan plan) {
        return plan.presentation().described().stream()
                .flatMap(description -> description.profile().flatMap(Profile::picture).stream())
                .map(Picture::src)
                .toList();
    }
}
