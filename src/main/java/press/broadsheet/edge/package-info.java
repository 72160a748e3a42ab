/// Stands between the network and the pages: cache, compression, headers, canonical addresses.
@NullMarked
package press.broadsheet.edge;

import org.jspecify.annotations.NullMarked;
