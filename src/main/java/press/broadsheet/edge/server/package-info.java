/** All code that touches the HTTP server's own classes, and no other. */
@NullMarked
package press.broadsheet.edge.server;

import org.jspecify.annotations.NullMarked;
