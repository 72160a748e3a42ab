package press.broadsheet.archive.reading;

import press.broadsheet.publication.Article;

/** The state of an address of this site in the current edition. */
public sealed interface PermalinkState {

    /** A live article's current address. */
    record Live(Article article) implements PermalinkState {}

    /** A former address or an alias of a live article, with the article's current address, so that one redirect is enough. */
    record Moved(String currentAddress) implements PermalinkState {}

    /** An article was live there and is not now. */
    record Gone(Tombstone tombstone) implements PermalinkState {}

    /** No article was ever live there. */
    record Unknown() implements PermalinkState {}
}
