/** Every address ever issued, and the article that owns it. */
@NullMarked
package press.broadsheet.archive.ledger;

import org.jspecify.annotations.NullMarked;
