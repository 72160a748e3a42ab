package press.broadsheet.archive.reading;

import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

/** The result of a query for one page of a listing. */
public sealed interface ListingResult {

    /** The page; it has no items only if the whole listing is empty. */
    record Found(Slice<ArticleSummary> slice) implements ListingResult {}

    /** The cursor's article has another slug now. */
    record Moved(Slug currentSlug) implements ListingResult {}

    /** No article with that slug was ever live. */
    record Unknown() implements ListingResult {}
}
