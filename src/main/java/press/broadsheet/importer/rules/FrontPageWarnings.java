package press.broadsheet.importer.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import press.broadsheet.archive.reading.FrontPageSlots.Unfilled;
import press.broadsheet.importer.folder.ContentFolder.Entry;
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
    public FrontPageWarnings(Publication publication, FolderSnapshot folderSnapshot, Supplier<? extends Collection<String>> slugs) {
        this.publication = publication;
        this.folderSnapshot = folderSnapshot;
        this.slugs = slugs;
    }

    public List<Problem> of(List<Unfilled> slots) {
        return slots.stream().map(this::problem).toList();
    }

    private Problem problem(Unfilled slot) {
        String place = slot.position() == 0 ? "the lead" : "slot " + slot.position();
        String instead = "The newest story stands there";
        return switch (slot.trouble()) {
            case UNKNOWN -> warning(slot, place + " names " + slot.named() + ", and there is no such story",
                    nearest(slot.named()).map(nearest -> "Perhaps " + nearest + " is meant.")
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
    private Optional<String> nearest(String named) {
        List<String> known =
                new ArrayList<>(folderSnapshot.entries().stream().map(Entry::path).filter(ManuscriptReader::isManuscript).toList());
        known.addAll(slugs.get());
        return ClosestMatch.of(named, known);
    }

    private static Problem warning(Unfilled slot, String reason, String remedy) {
        return Problem.warning(ManuscriptReader.FRONT, slot.line(), 1, reason, remedy);
    }
}
