package press.broadsheet.importer.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledSlot;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.ClosestMatch;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Publication;

/** Reports the slots of {@code front.md} that are filled with the newest article instead, and why. */
public final class FrontPageWarnings {

    private final Publication publication;
    private final FolderSnapshot folderSnapshot;
    private final Supplier<? extends Collection<String>> slugs;

    /**
     * @param folderSnapshot the files that a slot can reference by path
     * @param slugs the slugs that a slot can reference; called only for an unknown reference
     */
    public FrontPageWarnings(Publication publication, FolderSnapshot folderSnapshot,
            Supplier<? extends Collection<String>> slugs) {
        this.publication = publication;
        this.folderSnapshot = folderSnapshot;
        this.slugs = slugs;
    }

    public List<Problem> of(List<UnfilledSlot> slots) {
        return slots.stream().map(this::problem).toList();
    }

    private Problem problem(UnfilledSlot slot) {
        String place = slot.position() == 0 ? "the lead" : "slot " + slot.position();
        String instead = "The newest article is shown there";
        return switch (slot.reason()) {
            case UNKNOWN -> warning(slot, place + " is set to " + slot.reference() + ", but there is no such article",
                    nearest(slot.reference()).map(nearest -> "Perhaps " + nearest + " is meant.")
                            .orElse(instead + ". Choose another article, or remove the entry."));
            case NOT_LIVE -> warning(slot, place + " is set to " + describe(slot) + ", which is not published",
                    instead + " until then.");
            case EXPIRED -> warning(slot, "the time of " + place + " ended "
                    + slot.until().orElseThrow().atZone(publication.timeZone()).toOffsetDateTime(),
                    instead + ". Remove the entry, or set a later `until`.");
            case DUPLICATE -> warning(slot, place + " is set to " + describe(slot) + ", which is already in an earlier slot",
                    instead + ". Choose another article, or remove the entry.");
        };
    }

    private static String describe(UnfilledSlot slot) {
        return slot.path().filter(path -> !path.equals(slot.reference()))
                .map(path -> slot.reference() + " (" + path + ")")
                .orElse(slot.reference());
    }

    private Optional<String> nearest(String reference) {
        List<String> known =
                new ArrayList<>(folderSnapshot.manuscripts().stream().map(ContentFile::path)
                        .filter(ManuscriptReader::isManuscript).toList());
        known.addAll(slugs.get());
        return ClosestMatch.find(reference, known);
    }

    private static Problem warning(UnfilledSlot slot, String reason, String remedy) {
        return Problem.warning(ManuscriptReader.FRONT_PAGE_FILE, slot.line(), 1, reason, remedy);
    }
}
