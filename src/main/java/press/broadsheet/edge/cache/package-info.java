/** Renders each page once per edition and caches it. */
@NullMarked
package press.broadsheet.edge.cache;

import org.jspecify.annotations.NullMarked;
