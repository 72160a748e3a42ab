/** Scans and watches the content folder, and waits until its files are completely written. */
@NullMarked
package press.broadsheet.importer.folder;

import org.jspecify.annotations.NullMarked;
