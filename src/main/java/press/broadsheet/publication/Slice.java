package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a listing, newest first, cut at positions rather than at numbers, so that new stories on top never move
 * what an older page shows.
 *
 * @param newer the slug after which the newer page ends, if there is anything newer
 * @param older the slug before which the older page starts, if there is anything older
 */
public record Slice<T>(List<T> items, Optional<Slug> newer, Optional<Slug> older) {}
