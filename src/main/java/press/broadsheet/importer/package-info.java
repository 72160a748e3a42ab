/** Plans and writes one edition. */
@NullMarked
package press.broadsheet.importer;

import org.jspecify.annotations.NullMarked;
