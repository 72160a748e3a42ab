/** Finds articles by words, from an index derived from the archive. */
@NullMarked
package press.broadsheet.search;

import org.jspecify.annotations.NullMarked;
