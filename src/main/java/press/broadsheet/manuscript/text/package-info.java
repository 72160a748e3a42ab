/** Where something stands in a text, and what is wrong there. */
@NullMarked
package press.broadsheet.manuscript.text;

import org.jspecify.annotations.NullMarked;
