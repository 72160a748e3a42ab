package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Media.Found;
import press.broadsheet.archive.Profiles;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.Plan.Description;
import press.broadsheet.manuscript.Problem;

/**
 * The last step of every import: what stands beside the articles that were written, what they mean to each other, what was
 * read, and the edition that shows it all.
 */
@Component
class EditionOpening {

    private final ArticleStore store;
    private final SourceFiles files;
    private final Editions editions;
    private final CopyDesk desk;
    private final Profiles profiles;
    private final Darkroom darkroom;
    private final Reviewer reviewer;
    private final FrontDesk frontDesk;
    private final Refusals refusals;

    EditionOpening(
            ArticleStore store, SourceFiles files, Editions editions, CopyDesk desk, Profiles profiles, Darkroom darkroom,
            Reviewer reviewer, FrontDesk frontDesk, Refusals refusals) {
        this.store = store;
        this.files = files;
        this.editions = editions;
        this.desk = desk;
        this.profiles = profiles;
        this.darkroom = darkroom;
        this.reviewer = reviewer;
        this.frontDesk = frontDesk;
        this.refusals = refusals;
    }

    /** Opens the edition that shows what was written. */
    ImportReport open(Written written, Plan plan, Developed developed, Proofs proofs) {
        return editions.writing(() -> {
            describe(plan);
            store.settleLinks();
            store.settleTranslations(written.ahead() == 0 ? plan.stems() : store.namedStems());
            List<Problem> problems = new ArrayList<>(plan.problems());
            problems.addAll(developed.problems());
            problems.addAll(written.problems());
            problems.addAll(note(developed));
            problems.addAll(reviewer.judge(plan, written, proofs.look(), developed));
            problems.addAll(arrange(plan, proofs, written));
            remember(plan, written.articles());
            store.count(written.counts());
            return ImportReport.of(plan, proofs.look().size(), plan.hidden(written.asOf()).size(), problems)
                    .alsoAdding(written.ahead())
                    .opened(editions.open(written.asOf()));
        });
    }

    /** Notes what was read and seen where no article changed; no edition is opened. */
    ImportReport note(Plan plan, Developed developed, Proofs proofs) {
        remember(plan, Map.of());
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(developed.problems());
        problems.addAll(note(developed));
        return ImportReport.of(plan, proofs.look().size(), 0, problems);
    }

    private void describe(Plan plan) {
        profiles.remove(plan.presentation().undescribed());
        Refusals.demand(refusals.write(plan.presentation().described(), Description::path,
                part -> part.forEach(description -> description.profile().ifPresentOrElse(
                        profile -> profiles.put(description.path(), profile),
                        () -> profiles.remove(List.of(description.path()))))));
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

    private List<Problem> arrange(Plan plan, Proofs proofs, Written written) {
        Refusals.demand(
                refusals.write(plan.presentation().arranged().stream().toList(), arrangement -> arrangement.copy().entry().path(),
                        part -> part.forEach(arrangement -> frontDesk.replace(arrangement))));
        return frontDesk.arrange(plan, proofs.look(), written.asOf());
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
