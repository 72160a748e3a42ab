/** The head of a page: Open Graph, JSON-LD. */
@NullMarked
package press.broadsheet.pages.metadata;

import org.jspecify.annotations.NullMarked;
