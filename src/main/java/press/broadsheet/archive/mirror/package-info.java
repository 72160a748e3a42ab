/** The ledger as a text file, written and recovered. */
@NullMarked
package press.broadsheet.archive.mirror;

import org.jspecify.annotations.NullMarked;
