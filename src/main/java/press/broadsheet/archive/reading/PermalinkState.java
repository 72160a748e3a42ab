package press.broadsheet.archive.reading;

import press.broadsheet.publication.Article;

/** What an address of ours stands for in the current edition. */
public sealed interface PermalinkState {

    /** The article that lives there. */
    record Live(Article article) implements PermalinkState {}

    /** A former address or an alias; {@code to} is where the article or page is now, always in one hop. */
    record Moved(String currentAddress) implements PermalinkState {}

    /** Something was live there and is not now. */
    record Gone(Tombstone tombstone) implements PermalinkState {}

    /** Nothing was ever live there. */
    record Unknown() implements PermalinkState {}
}
