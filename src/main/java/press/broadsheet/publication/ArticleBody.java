package press.broadsheet.publication;

/**
 * The body of an article as HTML, rendered at import. Every part is sanitized. Links to manuscripts and media are stored as
 * {@code manuscript:path#heading} and {@code media:path}, and resolved when a page is rendered.
 *
 * @param prose the main text
 * @param notes the footnotes, a list for a section with its own heading; may be empty
 * @param asides complete {@code aside} elements, shown beside the text; may be empty
 * @param opening the first paragraph as plain text, for teasers; may be empty
 * @param words the length in words; in scripts without spaces, characters converted to words by reading time
 * @param dropCap whether the first paragraph can have a drop cap
 */
public record ArticleBody(String prose, String notes, String asides, String opening, int words, boolean dropCap) {}
