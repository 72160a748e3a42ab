package press.broadsheet.manuscript.text;

/**
 * A link in the body to another file of the content folder.
 *
 * @param path the target, from the content folder, normalised
 * @param fragment the heading's id, or empty
 * @param line its line in the file
 */
public record ManuscriptLink(String path, String fragment, int line) {}
