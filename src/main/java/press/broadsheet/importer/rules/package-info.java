/** Problems that only the whole folder shows. */
@NullMarked
package press.broadsheet.importer.rules;

import org.jspecify.annotations.NullMarked;
