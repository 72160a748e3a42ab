/** Opens the database and keeps it available when the disk is full. */
@NullMarked
package press.broadsheet.archive.database;

import org.jspecify.annotations.NullMarked;
