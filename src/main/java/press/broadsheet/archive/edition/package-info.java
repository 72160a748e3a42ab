/** Editions, and what each one counts. */
@NullMarked
package press.broadsheet.archive.edition;

import org.jspecify.annotations.NullMarked;
