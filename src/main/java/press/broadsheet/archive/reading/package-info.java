/** What readers can see: listings, articles, permalinks. */
@NullMarked
package press.broadsheet.archive.reading;

import org.jspecify.annotations.NullMarked;
