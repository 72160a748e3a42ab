/** Reads one file: accepted, or refused with reasons. */
@NullMarked
package press.broadsheet.manuscript;

import org.jspecify.annotations.NullMarked;
