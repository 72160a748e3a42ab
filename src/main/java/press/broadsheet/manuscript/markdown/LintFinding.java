package press.broadsheet.manuscript.markdown;

/**
 * Something in a text that is set otherwise than it seems to be meant.
 *
 * @param offset where in the text it stands
 */
record LintFinding(int offset, String reason, String remedy) {}
