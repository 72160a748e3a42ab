/** The requested address and the permanent redirect, shared by filters, pages and feeds. */
@NullMarked
package press.broadsheet.web;

import org.jspecify.annotations.NullMarked;
