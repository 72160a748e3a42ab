package press.broadsheet.importer;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledSlot;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.FrontPageWarnings;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Publication;

/**
 * Applies {@code front.md} to the front page, and reports slots that are filled with the newest article instead: all of them if
 * the file changed, else only those that this import changed.
 */
@Component
class FrontPageArranger {

    private final FrontPageSlots slots;
    private final Editions editions;
    private final Publication publication;

    FrontPageArranger(FrontPageSlots slots, Editions editions, Publication publication) {
        this.slots = slots;
        this.editions = editions;
        this.publication = publication;
    }

    /** The unfilled slots of the current edition, to compare with those of the next. */
    List<UnfilledSlot> unfilled() {
        return slots.unfilled(editions.current().map(edition -> edition.asOf()).orElse(Instant.EPOCH));
    }

    /** Stores the new layout. */
    void replaceLayout(ImportPlan.FrontPageFile frontPageFile) {
        slots.replace(frontPageFile.layout());
    }

    /** Resolves the slots. Call after all articles and a changed layout are stored. */
    List<Problem> arrange(ImportPlan importPlan, FolderSnapshot folderSnapshot, Instant asOf) {
        if (importPlan.missing().contains(ManuscriptReader.FRONT_PAGE_FILE)) {
            slots.replace(FrontPageLayout.NONE);
        }
        slots.resolveArticles();
        Set<UnfilledSlot> reported = importPlan.presentation().arranged().isPresent()
                ? Set.of()
                : new HashSet<>(importPlan.presentation().unfilled());
        List<UnfilledSlot> unreported = slots.unfilled(asOf).stream().filter(slot -> !reported.contains(slot)).toList();
        return new FrontPageWarnings(publication, folderSnapshot, () -> slots.liveSlugs(asOf)).of(unreported);
    }
}
