/** What the content folder holds, and when it is quiet. */
@NullMarked
package press.broadsheet.importer.folder;

import org.jspecify.annotations.NullMarked;
