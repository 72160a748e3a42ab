/** Controllers and page models. */
@NullMarked
package press.broadsheet.pages;

import org.jspecify.annotations.NullMarked;
