package press.broadsheet.publication;

/** A page of a listing: the newest, or the one before or after an article's position. */
public sealed interface Cursor {

    /** The newest articles. */
    record Newest() implements Cursor {}

    /** The next older articles. */
    record Before(Slug slug) implements Cursor {}

    /** The next newer articles. */
    record After(Slug slug) implements Cursor {}
}
