package press.broadsheet.publication;

/**
 * An article's text, rendered at import. Every HTML part is sanitized; links to manuscripts and pictures stand in it as
 * identities ({@code manuscript:path#heading}, {@code media:path}) until a page is rendered.
 *
 * @param prose the running text
 * @param notes the footnotes, a list to be set under a heading of its own; may be empty
 * @param asides complete {@code aside} elements, set beside the text; may be empty
 * @param opening the first paragraph as plain text, for teasers; may be empty
 * @param words how long it is: words, or for scripts without blanks the characters that read as long as one
 * @param dropCap whether the first paragraph can carry a drop cap
 */
public record ArticleBody(String prose, String notes, String asides, String opening, int words, boolean dropCap) {}
