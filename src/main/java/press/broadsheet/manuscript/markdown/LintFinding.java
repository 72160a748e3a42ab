package press.broadsheet.manuscript.markdown;

/**
 * Markdown that is probably not rendered as intended.
 *
 * @param offset in the text
 */
record LintFinding(int offset, String reason, String remedy) {}
