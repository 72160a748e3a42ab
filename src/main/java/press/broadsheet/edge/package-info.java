/// Stands between the network and the pages: headers, canonical addresses, one snapshot a page.
@NullMarked
package press.broadsheet.edge;

import org.jspecify.annotations.NullMarked;
