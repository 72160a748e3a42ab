package press.broadsheet.importer;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.FrontSlots;
import press.broadsheet.archive.FrontSlots.Unfilled;
import press.broadsheet.manuscript.FrontLayout;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.publication.Publication;

/**
 * Arranges the front page as {@code front.md} says, and tells its editor which slots the newest stories fill instead: all of
 * them when the file was read, later those alone that this import has changed.
 */
@Component
class FrontDesk {

    private final FrontSlots slots;
    private final Editions editions;
    private final Publication publication;

    FrontDesk(FrontSlots slots, Editions editions, Publication publication) {
        this.slots = slots;
        this.editions = editions;
        this.publication = publication;
    }

    /** The slots that do not count in the current edition, to be compared with those of the next. */
    List<Unfilled> unfilled() {
        return slots.unfilled(editions.current().map(edition -> edition.asOf()).orElse(Instant.EPOCH));
    }

    /** Takes in what the file says now. */
    void replace(Plan.Arrangement arrangement) {
        slots.replace(arrangement.layout());
    }

    /** To be called once all articles of an import are in place, and the file, where it changed, is taken in. */
    List<Problem> arrange(Plan plan, Look look, Instant asOf) {
        if (plan.missing().contains(ManuscriptReader.FRONT)) {
            slots.replace(FrontLayout.NONE);
        }
        slots.settle();
        Set<Unfilled> told = plan.presentation().arranged().isPresent()
                ? Set.of()
                : new HashSet<>(plan.presentation().unfilled());
        List<Unfilled> untold = slots.unfilled(asOf).stream().filter(slot -> !told.contains(slot)).toList();
        return new FrontSlips(publication, look, () -> slots.slugs(asOf)).of(untold);
    }
}
