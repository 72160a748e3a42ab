/** Positions in a text, and the problems found there. */
@NullMarked
package press.broadsheet.manuscript.text;

import org.jspecify.annotations.NullMarked;
