package press.broadsheet.manuscript.text;

/**
 * An image or file of the content folder that a manuscript uses.
 *
 * @param path from the content folder, normalised
 * @param isImage whether it is embedded, not linked
 * @param line its line in the manuscript
 */
public record MediaReference(String path, boolean isImage, int line) {}
