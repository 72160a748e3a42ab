/** Which URL a request should have used. */
@NullMarked
package press.broadsheet.edge.canonical;

import org.jspecify.annotations.NullMarked;
