package press.broadsheet.publication;

/** Which page of a listing is asked for: the newest, or the one on either side of a story's position. */
public sealed interface Cursor {

    /** The newest stories. */
    record Newest() implements Cursor {}

    /** The stories next older than that one. */
    record Before(Slug slug) implements Cursor {}

    /** The stories next newer than that one. */
    record After(Slug slug) implements Cursor {}
}
