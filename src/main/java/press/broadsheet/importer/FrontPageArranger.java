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
 * Arranges the front page as {@code front.md} says, and tells its editor which slots the newest stories fill instead: all of
 * them when the file was read, later those alone that this import has changed.
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

    /** The slots that do not count in the current edition, to be compared with those of the next. */
    List<UnfilledSlot> unfilled() {
        return slots.unfilled(editions.current().map(edition -> edition.asOf()).orElse(Instant.EPOCH));
    }

    /** Takes in what the file says now. */
    void replaceLayout(ImportPlan.FrontPageFile frontPageFile) {
        slots.replace(frontPageFile.layout());
    }

    /** To be called once all articles of an import are in place, and the file, where it changed, is taken in. */
    List<Problem> arrange(ImportPlan importPlan, FolderSnapshot folderSnapshot, Instant asOf) {
        if (importPlan.missing().contains(ManuscriptReader.FRONT_PAGE_FILE)) {
            slots.replace(FrontPageLayout.NONE);
        }
        slots.resolveArticles();
        Set<UnfilledSlot> told = importPlan.presentation().arranged().isPresent()
                ? Set.of()
                : new HashSet<>(importPlan.presentation().unfilled());
        List<UnfilledSlot> untold = slots.unfilled(asOf).stream().filter(slot -> !told.contains(slot)).toList();
        return new FrontPageWarnings(publication, folderSnapshot, () -> slots.liveSlugs(asOf)).of(untold);
    }
}
