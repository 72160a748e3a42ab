/** The requested address and the permanent redirect, as filters, pages and feeds hand them on. */
@NullMarked
package press.broadsheet.web;

import org.jspecify.annotations.NullMarked;
