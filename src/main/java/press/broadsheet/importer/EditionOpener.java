package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.media.MediaCatalog.CatalogEntry;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.importer.ImportPlan.ProfileFile;
import press.broadsheet.importer.Importer.ImportInput;
import press.broadsheet.importer.MediaImporter.MediaChanges;
import press.broadsheet.manuscript.text.Problem;

/**
 * The last step of every import: what stands beside the articles that were written, what they mean to each other, what was
 * read, and the edition that shows it all.
 */
@Component
class EditionOpener {

    private final ArticleStore store;
    private final SourceFileWriter sourceFileWriter;
    private final Editions editions;
    private final Profiles profiles;
    private final MediaImporter mediaImporter;
    private final ImportReview importReview;
    private final FrontPageArranger frontPageArranger;
    private final RejectedFileFinder rejectedFileFinder;

    EditionOpener(
            ArticleStore store, SourceFileWriter sourceFileWriter, Editions editions, Profiles profiles,
            MediaImporter mediaImporter,
            ImportReview importReview, FrontPageArranger frontPageArranger, RejectedFileFinder rejectedFileFinder) {
        this.store = store;
        this.sourceFileWriter = sourceFileWriter;
        this.editions = editions;
        this.profiles = profiles;
        this.mediaImporter = mediaImporter;
        this.importReview = importReview;
        this.frontPageArranger = frontPageArranger;
        this.rejectedFileFinder = rejectedFileFinder;
    }

    /** Opens the edition that shows what was written. */
    ImportReport open(WrittenArticles writtenArticles, ImportPlan importPlan, MediaChanges mediaChanges,
            ImportInput importInput) {
        return editions.inTransaction(() -> {
            describe(importPlan);
            store.resolveLinks();
            store.joinTranslations(writtenArticles.ahead() == 0 ? importPlan.stems() : store.stemsWithTranslationKey());
            List<Problem> problems = new ArrayList<>(importPlan.problems());
            problems.addAll(mediaChanges.problems());
            problems.addAll(writtenArticles.problems());
            problems.addAll(note(mediaChanges));
            problems.addAll(importReview.check(importPlan, writtenArticles, importInput.snapshot(), mediaChanges));
            problems.addAll(arrange(importPlan, importInput, writtenArticles));
            sourceFileWriter.write(importPlan, writtenArticles.articles());
            store.addCounts(writtenArticles.counts());
            return ImportReport
                    .of(importPlan, importInput.snapshot().countManuscripts(),
                            importPlan.hiddenArticles(writtenArticles.asOf()).size(), problems)
                    .withAdded(writtenArticles.ahead())
                    .withEdition(editions.open(writtenArticles.asOf()));
        });
    }

    /** Notes what was read and seen where no article changed; no edition is opened. */
    ImportReport note(ImportPlan importPlan, MediaChanges mediaChanges, ImportInput importInput) {
        sourceFileWriter.write(importPlan, Map.of());
        List<Problem> problems = new ArrayList<>(importPlan.problems());
        problems.addAll(mediaChanges.problems());
        problems.addAll(note(mediaChanges));
        return ImportReport.of(importPlan, importInput.snapshot().countManuscripts(), 0, problems);
    }

    private void describe(ImportPlan importPlan) {
        profiles.remove(importPlan.presentation().undescribed());
        RejectedFileFinder.demand(rejectedFileFinder.write(importPlan.presentation().described(), ProfileFile::path,
                part -> part.forEach(profileFile -> profileFile.profile().ifPresentOrElse(
                        profile -> profiles.put(profileFile.path(), profile),
                        () -> profiles.remove(List.of(profileFile.path()))))));
    }

    /** Notes pictures and files; one that the archive refuses is missing from the pages. */
    private List<Problem> note(MediaChanges mediaChanges) {
        mediaImporter.save(new MediaChanges(List.of(), mediaChanges.touched(), mediaChanges.removed(), List.of()));
        return rejectedFileFinder
                .write(mediaChanges.changed(), CatalogEntry::path,
                        found -> mediaImporter.save(new MediaChanges(found, List.of(), List.of(), List.of())))
                .entrySet()
                .stream()
                .map(refused -> Problem.checkError(refused.getKey(), 0, 0, refused.getValue().reason(),
                        "Give the file another name, or save it again."))
                .toList();
    }

    private List<Problem> arrange(ImportPlan importPlan, ImportInput importInput, WrittenArticles writtenArticles) {
        RejectedFileFinder.demand(
                rejectedFileFinder.write(importPlan.presentation().arranged().stream().toList(),
                        frontPageFile -> frontPageFile.file().source().path(),
                        part -> part.forEach(frontPageFile -> frontPageArranger.replaceLayout(frontPageFile))));
        return frontPageArranger.arrange(importPlan, importInput.snapshot(), writtenArticles.asOf());
    }
}
