/** Checks that need the whole content folder, such as links between articles. */
@NullMarked
package press.broadsheet.importer.rules;

import org.jspecify.annotations.NullMarked;
