/** JDBC helpers and the live rule. */
@NullMarked
package press.broadsheet.archive.sql;

import org.jspecify.annotations.NullMarked;
