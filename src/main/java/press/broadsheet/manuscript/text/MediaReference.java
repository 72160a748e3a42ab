package press.broadsheet.manuscript.text;

/**
 * A picture or file of the content folder.
 *
 * @param path from the content folder, normalised
 * @param isImage whether it is to be shown, and not linked to
 * @param line where in the manuscript it is named
 */
public record MediaReference(String path, boolean isImage, int line) {}
