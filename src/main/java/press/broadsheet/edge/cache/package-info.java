/** Renders each page once an edition and keeps it. */
@NullMarked
package press.broadsheet.edge.cache;

import org.jspecify.annotations.NullMarked;
