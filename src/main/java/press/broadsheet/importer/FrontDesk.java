package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.FrontSlots;
import press.broadsheet.archive.FrontSlots.Unfilled;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.FrontLayout;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Nearest;
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

    /** To be called once all articles of an import are in place. */
    List<Problem> arrange(Plan plan, List<Unfilled> before, List<Entry> entries, Instant asOf) {
        if (plan.missing().contains(ManuscriptReader.FRONT)) {
            slots.replace(FrontLayout.NONE);
        }
        plan.arranged().ifPresent(arrangement -> slots.replace(arrangement.layout()));
        slots.settle();
        Set<Unfilled> told = plan.arranged().isPresent() ? Set.of() : new HashSet<>(before);
        List<Unfilled> untold = slots.unfilled(asOf).stream().filter(slot -> !told.contains(slot)).toList();
        return untold.stream().map(slot -> problem(slot, entries, asOf)).toList();
    }

    private Problem problem(Unfilled slot, List<Entry> entries, Instant asOf) {
        String place = slot.position() == 0 ? "the lead" : "slot " + slot.position();
        String instead = "The newest story stands there";
        return switch (slot.trouble()) {
            case UNKNOWN -> warning(slot, place + " names " + slot.named() + ", and there is no such story",
                    nearest(slot.named(), entries, asOf).map(nearest -> "Perhaps " + nearest + " is meant.")
                            .orElse(instead + "; name another, or take it out."));
            case HIDDEN -> warning(slot, place + " names " + shown(slot) + ", which readers cannot see now",
                    instead + " until that is published.");
            case OVER -> warning(slot, "the time of " + place + " ended "
                    + slot.until().orElseThrow().atZone(publication.timeZone()).toOffsetDateTime(),
                    instead + "; take it out, or set `until` later.");
            case TWICE -> warning(slot, place + " names " + shown(slot) + ", which stands above already",
                    instead + "; name another, or take it out.");
        };
    }

    private static String shown(Unfilled slot) {
        return slot.path().filter(path -> !path.equals(slot.named()))
                .map(path -> slot.named() + " (" + path + ")")
                .orElse(slot.named());
    }

    /** Among the files and the slugs. */
    private Optional<String> nearest(String named, List<Entry> entries, Instant asOf) {
        List<String> known = new ArrayList<>(entries.stream().map(Entry::path).filter(ManuscriptReader::isManuscript).toList());
        known.addAll(slots.slugs(asOf));
        return Nearest.of(named, known);
    }

    private static Problem warning(Unfilled slot, String reason, String remedy) {
        return Problem.warning(ManuscriptReader.FRONT, slot.line(), 1, reason, remedy);
    }
}
