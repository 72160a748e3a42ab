/** Markdown to HTML that has not been sanitized yet, and its lint. */
@NullMarked
package press.broadsheet.manuscript.markdown;

import org.jspecify.annotations.NullMarked;
