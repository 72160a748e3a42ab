package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.Ledger;
import press.broadsheet.archive.Media;
import press.broadsheet.archive.Profiles;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Problem;

/**
 * Makes the next edition of what was read. Where readers have one, all is written in one transaction; else in batches,
 * which nobody sees before the first edition is opened.
 */
@Component
class Compositor {

    private static final int BATCH = 500;

    /** So few withdrawals are always believed. */
    private static final int FEW = 10;

    /** Of the articles, the part that an import may withdraw without being asked. */
    private static final int GUARDED_PART = 5;

    private final Planner planner;
    private final ArticleStore store;
    private final Articles articles;
    private final SourceFiles files;
    private final Ledger ledger;
    private final Editions editions;
    private final CopyDesk desk;
    private final ImporterSettings settings;
    private final Profiles profiles;
    private final Darkroom darkroom;
    private final Media media;

    Compositor(
            Planner planner,
            ArticleStore store,
            Articles articles,
            SourceFiles files,
            Ledger ledger,
            Editions editions,
            CopyDesk desk,
            ImporterSettings settings,
            Profiles profiles,
            Darkroom darkroom,
            Media media) {
        this.planner = planner;
        this.store = store;
        this.articles = articles;
        this.files = files;
        this.ledger = ledger;
        this.editions = editions;
        this.desk = desk;
        this.settings = settings;
        this.profiles = profiles;
        this.darkroom = darkroom;
        this.media = media;
    }

    ImportReport compose(Proofs proofs) {
        boolean first = editions.current().isEmpty();
        return first ? decide(proofs, true) : editions.writing(() -> decide(proofs, false));
    }

    private ImportReport decide(Proofs proofs, boolean first) {
        Plan plan = planner.plan(proofs);
        Optional<String> held = held(plan);
        if (held.isPresent()) {
            return ImportReport.failed(held.get(), plan.problems());
        }
        Developed developed = darkroom.develop(proofs.look(), plan.manuscripts());
        if (plan.changesNothing() && developed.changesNothing() && !first) {
            remember(plan, Map.of());
            darkroom.note(developed);
            return report(proofs, plan, 0, List.of(), plan.problems());
        }
        return write(proofs, plan, developed);
    }

    /** An unmounted folder must not turn a newspaper into pages that say "gone". */
    private Optional<String> held(Plan plan) {
        long withdrawals = plan.withdrawals(editions.nextAsOf());
        if (settings.confirmWithdrawals() || withdrawals <= FEW || withdrawals * GUARDED_PART <= articles.count()) {
            return Optional.empty();
        }
        return Optional.of("this would withdraw " + withdrawals + " of " + articles.count() + " articles, so it is held, and"
                + " what is published stays as it is. If you mean it, start Broadsheet again with"
                + " --broadsheet.importer.confirm-withdrawals=true.");
    }

    private ImportReport write(Proofs proofs, Plan plan, Developed developed) {
        Instant asOf = editions.nextAsOf();
        editions.writing(() -> {
            plan.lost().forEach(known -> store.withdraw(known, sketch(known), asOf));
            ledger.release(plan.known().values().stream().map(Known::id).toList());
            return plan;
        });
        Claims claims = new Claims(ledger, plan.known());
        List<Placement> placements = claims.settle(plan.manuscripts(), identities(plan));
        Map<String, Long> ids = new HashMap<>();
        for (int from = 0; from < placements.size(); from += BATCH) {
            List<Placement> batch = placements.subList(from, Math.min(from + BATCH, placements.size()));
            editions.writing(() -> {
                batch.forEach(placement -> ids.put(placement.manuscript().path(), store.place(placement, asOf)));
                return batch;
            });
        }
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(claims.problems());
        return editions.writing(() -> {
            store.settleLinks();
            DeadLinks deadLinks = new DeadLinks(store, proofs.look().entries());
            placements.forEach(placement -> {
                Manuscript manuscript = placement.manuscript();
                problems.addAll(deadLinks.in(manuscript, ids.getOrDefault(manuscript.path(), 0L), asOf));
            });
            List<Known> hidden = plan.hidden(asOf);
            problems.addAll(deadLinks.to(Stream.concat(plan.lost().stream(), hidden.stream()).toList()));
            darkroom.note(developed);
            problems.addAll(new MissingPictures(media, proofs.look().files()).in(ids.values(), developed.paths()));
            describe(plan);
            remember(plan, ids);
            return report(proofs, plan, hidden.size(), claims.notices(), problems).opened(editions.open(asOf));
        });
    }

    private void describe(Plan plan) {
        profiles.remove(plan.undescribed());
        plan.described().forEach(description -> description.profile().ifPresentOrElse(
                profile -> profiles.put(description.path(), profile),
                () -> profiles.remove(List.of(description.path()))));
    }

    private Set<Integer> sketch(Known known) {
        return store.markdown(known.id()).map(Similarity::sketch).orElse(Set.of());
    }

    /** The lasting identity of each manuscript: the one its editor gave, else the one it has, else its first path. */
    private Map<String, String> identities(Plan plan) {
        Set<String> paths = plan.manuscripts().stream().map(Manuscript::path).collect(Collectors.toSet());
        Set<String> used = store.byIdentity(paths).stream().map(Known::identity).collect(Collectors.toSet());
        Map<String, String> identities = new HashMap<>();
        for (Manuscript manuscript : plan.manuscripts()) {
            String identity = manuscript.id()
                    .or(() -> plan.known(manuscript).map(Known::identity))
                    .orElseGet(() -> unused(manuscript.path(), used));
            identities.put(manuscript.path(), identity);
        }
        return identities;
    }

    /** The path itself, or with a number where an article that has moved on was born under it. */
    private String unused(String path, Set<String> used) {
        String identity = path;
        for (int number = 2; used.contains(identity) || number > 2 && !store.byIdentity(Set.of(identity)).isEmpty(); number++) {
            identity = path + "#" + number;
        }
        used.add(identity);
        return identity;
    }

    /** Notes what was read, so that it is not read again before it changes. */
    private void remember(Plan plan, Map<String, Long> ids) {
        files.forget(plan.missing());
        plan.stories().forEach(story -> files.put(file(
                story.copy(), Optional.ofNullable(ids.get(story.manuscript().path())), false)));
        plan.described().forEach(description -> files.put(file(description.copy(), Optional.empty(), false)));
        plan.refusals().forEach(refusal -> files.put(file(refusal.copy(), refusal.keeps(), true)));
        files.touch(plan.touched().stream().map(copy -> file(copy, Optional.empty(), false)).toList());
    }

    private SourceFile file(Copy copy, Optional<Long> article, boolean refused) {
        return new SourceFile(
                copy.entry().path(),
                copy.entry().size(),
                copy.entry().modified(),
                copy.hash(),
                desk.version(),
                article,
                refused);
    }

    private static ImportReport report(
            Proofs proofs, Plan plan, int hidden, List<String> notices, List<Problem> problems) {
        Set<String> renames = new HashSet<>();
        List<String> told = new ArrayList<>();
        for (Manuscript manuscript : plan.manuscripts()) {
            plan.known(manuscript).filter(known -> !known.path().equals(manuscript.path())).ifPresent(known -> {
                renames.add(manuscript.path());
                told.add("renamed from " + known.path() + " to " + manuscript.path());
            });
        }
        told.addAll(notices);
        int known = plan.known().size();
        return new ImportReport(
                plan.stories().size() - known,
                Math.max(0, known - renames.size() - hidden) + plan.described().size(),
                renames.size(),
                plan.lost().size() + hidden,
                proofs.look().entries().size() - plan.stories().size() - plan.described().size()
                        - plan.refusals().size(),
                plan.refusals().size(),
                told,
                problems,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }
}
