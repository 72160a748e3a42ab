/// Keeps articles and every address ever given out; the only room that speaks SQL.
@NullMarked
package press.broadsheet.archive;

import org.jspecify.annotations.NullMarked;
