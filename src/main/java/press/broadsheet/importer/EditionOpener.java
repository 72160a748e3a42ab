package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.media.MediaCatalog.Found;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.archive.store.SourceFiles;
import press.broadsheet.importer.ImportPlan.Description;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.MediaImporter.Developed;
import press.broadsheet.manuscript.text.Problem;

/**
 * The last step of every import: what stands beside the articles that were written, what they mean to each other, what was
 * read, and the edition that shows it all.
 */
@Component
class EditionOpener {

    private final ArticleStore store;
    private final SourceFiles files;
    private final Editions editions;
    private final ManuscriptLoader desk;
    private final Profiles profiles;
    private final MediaImporter mediaImporter;
    private final ImportReview importReview;
    private final FrontPageArranger frontPageArranger;
    private final RejectedFiles rejectedFiles;

    EditionOpener(
            ArticleStore store, SourceFiles files, Editions editions, ManuscriptLoader desk, Profiles profiles, MediaImporter mediaImporter,
            ImportReview importReview, FrontPageArranger frontPageArranger, RejectedFiles rejectedFiles) {
        this.store = store;
        this.files = files;
        this.editions = editions;
        this.desk = desk;
        this.profiles = profiles;
        this.mediaImporter = mediaImporter;
        this.importReview = importReview;
        this.frontPageArranger = frontPageArranger;
        this.rejectedFiles = rejectedFiles;
    }

    /** Opens the edition that shows what was written. */
    ImportReport open(WrittenArticles writtenArticles, ImportPlan importPlan, Developed developed, Proofs proofs) {
        return editions.writing(() -> {
            describe(importPlan);
            store.settleLinks();
            store.settleTranslations(writtenArticles.ahead() == 0 ? importPlan.stems() : store.namedStems());
            List<Problem> problems = new ArrayList<>(importPlan.problems());
            problems.addAll(developed.problems());
            problems.addAll(writtenArticles.problems());
            problems.addAll(note(developed));
            problems.addAll(importReview.judge(importPlan, writtenArticles, proofs.look(), developed));
            problems.addAll(arrange(importPlan, proofs, writtenArticles));
            remember(importPlan, writtenArticles.articles());
            store.count(writtenArticles.counts());
            return ImportReport.of(importPlan, proofs.look().size(), importPlan.hidden(writtenArticles.asOf()).size(), problems)
                    .alsoAdding(writtenArticles.ahead())
                    .opened(editions.open(writtenArticles.asOf()));
        });
    }

    /** Notes what was read and seen where no article changed; no edition is opened. */
    ImportReport note(ImportPlan importPlan, Developed developed, Proofs proofs) {
        remember(importPlan, Map.of());
        List<Problem> problems = new ArrayList<>(importPlan.problems());
        problems.addAll(developed.problems());
        problems.addAll(note(developed));
        return ImportReport.of(importPlan, proofs.look().size(), 0, problems);
    }

    private void describe(ImportPlan importPlan) {
        profiles.remove(importPlan.presentation().undescribed());
        RejectedFiles.demand(rejectedFiles.write(importPlan.presentation().described(), Description::path,
                part -> part.forEach(description -> description.profile().ifPresentOrElse(
                        profile -> profiles.put(description.path(), profile),
                        () -> profiles.remove(List.of(description.path()))))));
    }

    /** Notes pictures and files; one that the archive refuses is missing from the pages. */
    private List<Problem> note(Developed developed) {
        mediaImporter.note(new Developed(List.of(), developed.touched(), developed.gone(), List.of()));
        return rejectedFiles
                .write(developed.found(), Found::path,
                        found -> mediaImporter.note(new Developed(found, List.of(), List.of(), List.of())))
                .entrySet()
                .stream()
                .map(refused -> Problem.fault(refused.getKey(), 0, 0, refused.getValue().reason(),
                        "Give the file another name, or save it again."))
                .toList();
    }

    private List<Problem> arrange(ImportPlan importPlan, Proofs proofs, WrittenArticles writtenArticles) {
        RejectedFiles.demand(
                rejectedFiles.write(importPlan.presentation().arranged().stream().toList(), arrangement -> arrangement.copy().entry().path(),
                        part -> part.forEach(arrangement -> frontPageArranger.replace(arrangement))));
        return frontPageArranger.arrange(importPlan, proofs.look(), writtenArticles.asOf());
    }

    /** Notes what was read, so that it is not read again before it changes. */
    private void remember(ImportPlan importPlan, Map<String, Long> ids) {
        files.forget(importPlan.missing());
        files.put(Stream.of(
                importPlan.stories().stream().map(story -> desk.noted(
                        story.copy(), Optional.ofNullable(ids.get(story.manuscript().path())), story.copy().isRefused())),
                importPlan.fittings().map(copy -> desk.noted(copy, Optional.empty(), copy.isRefused())),
                importPlan.refusals().stream().map(refusal -> desk.noted(refusal.copy(), refusal.keeps(), true)))
                .flatMap(Function.identity())
                .toList());
        files.touch(importPlan.touched().stream().map(copy -> desk.noted(copy, Optional.empty(), false)).toList());
    }
}
