package press.broadsheet.archive;

import press.broadsheet.publication.Article;

/** What an address of ours stands for in the current edition. */
public sealed interface Address {

    /** The article that lives there. */
    record Live(Article article) implements Address {}

    /** A former address or an alias; {@code to} is where the article or page is now, always in one hop. */
    record Moved(String to) implements Address {}

    /** Something was live there and is not now. */
    record Gone(Tombstone tombstone) implements Address {}

    /** Nothing was ever live there. */
    record Unknown() implements Address {}
}
