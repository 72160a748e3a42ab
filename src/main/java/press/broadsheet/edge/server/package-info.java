/** All code that uses the HTTP server's own classes, and no other code. */
@NullMarked
package press.broadsheet.edge.server;

import org.jspecify.annotations.NullMarked;
