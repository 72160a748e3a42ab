/** Atom, RSS, JSON Feed, sitemaps, robots. */
@NullMarked
package press.broadsheet.feeds;

import org.jspecify.annotations.NullMarked;
