/** Resolves each requested URL to its canonical URL. */
@NullMarked
package press.broadsheet.edge.canonical;

import org.jspecify.annotations.NullMarked;
