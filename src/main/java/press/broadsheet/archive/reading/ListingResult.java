package press.broadsheet.archive.reading;

import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

/** The answer to a request for one page of a listing. */
public sealed interface ListingResult {

    /** The page; its items are empty only where the whole listing is. */
    record Found(Slice<ArticleSummary> slice) implements ListingResult {}

    /** The story named as the position has another slug now. */
    record Moved(Slug currentSlug) implements ListingResult {}

    /** No story of that name was ever live here. */
    record Unknown() implements ListingResult {}
}
