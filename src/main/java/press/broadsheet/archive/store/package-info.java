/** Writes articles. */
@NullMarked
package press.broadsheet.archive.store;

import org.jspecify.annotations.NullMarked;
