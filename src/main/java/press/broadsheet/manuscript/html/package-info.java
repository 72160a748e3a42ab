/** Turns a sanitized tree into the parts of an article. */
@NullMarked
package press.broadsheet.manuscript.html;

import org.jspecify.annotations.NullMarked;
