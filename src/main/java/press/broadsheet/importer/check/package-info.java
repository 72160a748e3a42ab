/** The command {@code check}: the same judgement without a database. */
@NullMarked
package press.broadsheet.importer.check;

import org.jspecify.annotations.NullMarked;
