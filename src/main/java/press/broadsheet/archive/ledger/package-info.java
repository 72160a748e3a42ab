/** Every address ever given out, and its owner. */
@NullMarked
package press.broadsheet.archive.ledger;

import org.jspecify.annotations.NullMarked;
