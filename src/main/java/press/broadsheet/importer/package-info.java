/// Brings a folder of manuscripts into the archive, all or nothing.
@NullMarked
package press.broadsheet.importer;

import org.jspecify.annotations.NullMarked;
