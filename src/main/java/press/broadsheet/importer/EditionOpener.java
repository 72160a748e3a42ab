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
 * The last step of every import: saves profiles, media and the front page, resolves links and translations, reviews the result,
 * records the files that were read, and opens the edition.
 */
@Component
class EditionOpener {

    private final ArticleStore store;
    private final SourceFileWriter sourceFileWriter;
    private final Editions editions;
    private final Profiles profiles;
    private final MediaImporter mediaImporter;
    private final WrittenArticlesCheck writtenArticlesCheck;
    private final FrontPageArranger frontPageArranger;
    private final RejectedFileFinder rejectedFileFinder;

    EditionOpener(
            ArticleStore store, SourceFileWriter sourceFileWriter, Editions editions, Profiles profiles,
            MediaImporter mediaImporter,
            WrittenArticlesCheck writtenArticlesCheck, FrontPageArranger frontPageArranger,
            RejectedFileFinder rejectedFileFinder) {
        this.store = store;
        this.sourceFileWriter = sourceFileWriter;
        this.editions = editions;
        this.profiles = profiles;
        this.mediaImporter = mediaImporter;
        this.writtenArticlesCheck = writtenArticlesCheck;
        this.frontPageArranger = frontPageArranger;
        this.rejectedFileFinder = rejectedFileFinder;
    }

    /** Opens the edition with the written articles. */
    ImportReport open(WrittenArticles writtenArticles, ImportPlan importPlan, MediaChanges mediaChanges,
            ImportInput importInput) {
        return editions.inTransaction(() -> {
            saveProfiles(importPlan);
            store.resolveLinks();
            store.inheritTranslationKeys(writtenArticles.ahead() == 0 ? importPlan.stems() : store.stemsWithTranslationKey());
            List<Problem> problems = new ArrayList<>(importPlan.problems());
            problems.addAll(mediaChanges.problems());
            problems.addAll(writtenArticles.problems());
            problems.addAll(saveMedia(mediaChanges));
            problems.addAll(writtenArticlesCheck.check(importPlan, writtenArticles, importInput.snapshot(), mediaChanges));
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

    /** Records the files that were read if no article changed. Opens no edition. */
    ImportReport recordFiles(ImportPlan importPlan, MediaChanges mediaChanges, ImportInput importInput) {
        sourceFileWriter.write(importPlan, Map.of());
        List<Problem> problems = new ArrayList<>(importPlan.problems());
        problems.addAll(mediaChanges.problems());
        problems.addAll(saveMedia(mediaChanges));
        return ImportReport.of(importPlan, importInput.snapshot().countManuscripts(), 0, problems);
    }

    private void saveProfiles(ImportPlan importPlan) {
        profiles.remove(importPlan.presentation().undescribed());
        RejectedFileFinder.demand(rejectedFileFinder.write(importPlan.presentation().described(), ProfileFile::path,
                part -> part.forEach(profileFile -> profileFile.profile().ifPresentOrElse(
                        profile -> profiles.put(profileFile.path(), profile),
                        () -> profiles.remove(List.of(profileFile.path()))))));
    }

    /** Saves media files. A file that the archive rejects is missing on the pages. */
    private List<Problem> saveMedia(MediaChanges mediaChanges) {
        mediaImporter.save(new MediaChanges(List.of(), mediaChanges.touched(), mediaChanges.removed(), List.of()));
        return rejectedFileFinder
                .write(mediaChanges.changed(), CatalogEntry::path,
                        batch -> mediaImporter.save(new MediaChanges(batch, List.of(), List.of(), List.of())))
                .entrySet()
                .stream()
                .map(refused -> Problem.checkError(refused.getKey(), 0, 0, refused.getValue().reason(),
                        "Rename the file, or save it again."))
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
