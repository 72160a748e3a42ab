/** One cached response: codings, ETag, Cache-Control, security headers. */
@NullMarked
package press.broadsheet.edge.response;

import org.jspecify.annotations.NullMarked;
