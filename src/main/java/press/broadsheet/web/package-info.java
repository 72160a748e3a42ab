/// What filters, pages and feeds hand to one another: the address that was asked for, and the way to another one.
@NullMarked
package press.broadsheet.web;

import org.jspecify.annotations.NullMarked;
