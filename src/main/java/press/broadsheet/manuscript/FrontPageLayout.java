package press.broadsheet.manuscript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The layout from {@code front.md}: the lead article and the articles after it. Empty if the file is a draft. */
public record FrontPageLayout(Optional<Slot> lead, List<Slot> slots) {

    /** No layout: all articles newest first. */
    public static final FrontPageLayout NONE = new FrontPageLayout(Optional.empty(), List.of());

    /**
     * A position on the front page.
     *
     * @param article path or slug as written, without leading slashes and dots
     * @param headline replaces the article's own headline
     * @param until from then on the position shows the newest article again
     * @param line line of {@code front.md} that names the article
     */
    public record Slot(String article, Optional<String> headline, Optional<Instant> until, int line) {}
}
