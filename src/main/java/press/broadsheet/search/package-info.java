/// Finds articles by words; an index derived from the archive, its hits read back through the live rule.
@NullMarked
package press.broadsheet.search;

import org.jspecify.annotations.NullMarked;
