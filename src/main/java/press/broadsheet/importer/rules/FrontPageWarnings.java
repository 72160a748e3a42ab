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

/** Tells the front page's editor which slots of {@code front.md} the newest stories fill instead, and why. */
public final class FrontPageWarnings {

    private final Publication publication;
    private final FolderSnapshot folderSnapshot;
    private final Supplier<? extends Collection<String>> slugs;

    /**
     * @param folderSnapshot what can be named by its path
     * @param slugs of the stories that can be named by theirs; asked for where something is named that there is not
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
        String instead = "The newest story stands there";
        return switch (slot.reason()) {
            case UNKNOWN -> warning(slot, place + " names " + slot.reference() + ", and there is no such story",
                    nearest(slot.reference()).map(nearest -> "Perhaps " + nearest + " is meant.")
                            .orElse(instead + "; name another, or take it out."));
            case NOT_LIVE -> warning(slot, place + " names " + describe(slot) + ", which readers cannot see now",
                    instead + " until that is published.");
            case EXPIRED -> warning(slot, "the time of " + place + " ended "
                    + slot.until().orElseThrow().atZone(publication.timeZone()).toOffsetDateTime(),
                    instead + "; take it out, or set `until` later.");
            case DUPLICATE -> warning(slot, place + " names " + describe(slot) + ", which stands above already",
                    instead + "; name another, or take it out.");
        };
    }

    private static String describe(UnfilledSlot slot) {
        return slot.path().filter(path -> !path.equals(slot.reference()))
                .map(path -> slot.reference() + " (" + path + ")")
                .orElse(slot.reference());
    }

    /** Among the files and the slugs. */
    private Optional<String> nearest(String named) {
        List<String> known =
                new ArrayList<>(folderSnapshot.manuscripts().stream().map(ContentFile::path)
                        .filter(ManuscriptReader::isManuscript).toList());
        known.addAll(slugs.get());
        return ClosestMatch.find(named, known);
    }

    private static Problem warning(UnfilledSlot slot, String reason, String remedy) {
        return Problem.warning(ManuscriptReader.FRONT_PAGE_FILE, slot.line(), 1, reason, remedy);
    }
}
