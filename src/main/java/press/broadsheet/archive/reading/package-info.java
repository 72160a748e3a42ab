/** What readers can be shown: listings, articles, permalinks. */
@NullMarked
package press.broadsheet.archive.reading;

import org.jspecify.annotations.NullMarked;
