/** The command {@code check}: checks the content folder as an import would, without a database. */
@NullMarked
package press.broadsheet.importer.check;

import org.jspecify.annotations.NullMarked;
