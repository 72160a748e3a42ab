/** Opens the database, and keeps it open through a full disk. */
@NullMarked
package press.broadsheet.archive.database;

import org.jspecify.annotations.NullMarked;
