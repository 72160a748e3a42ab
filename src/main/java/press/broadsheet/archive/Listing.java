package press.broadsheet.archive;

import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Slug;

/** The answer to a request for one page of a listing. */
public sealed interface Listing {

    /** The page; its items are empty only where the whole listing is. */
    record Found(Page<Headline> page) implements Listing {}

    /** The story named as the position has another slug now. */
    record Moved(Slug to) implements Listing {}

    /** No story of that name was ever live here. */
    record Unknown() implements Listing {}
}
