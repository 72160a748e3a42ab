package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing, newest first. Pages are cut at articles (keyset pagination), not at offsets, so new articles do not
 * shift older pages.
 *
 * @param newer cursor of the newer page ({@code after} this slug), if there is one
 * @param older cursor of the older page ({@code before} this slug), if there is one
 */
public record Slice<T>(List<T> items, Optional<Slug> newer, Optional<Slug> older) {}
