package press.broadsheet.manuscript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code front.md} asks of the front page: which story leads it, and which follow; nothing where it is a draft. */
public record FrontPageLayout(Optional<Slot> lead, List<Slot> slots) {

    /** Newest first. */
    public static final FrontPageLayout NONE = new FrontPageLayout(Optional.empty(), List.of());

    /**
     * A place on the front page.
     *
     * @param article path or slug, as written but for slashes and dots in front
     * @param headline what stands there in place of the story's own
     * @param until from when on the newest story stands there again
     * @param line where it is named
     */
    public record Slot(String article, Optional<String> headline, Optional<Instant> until, int line) {}
}
