/** Texts, dates and numbers in one language. */
@NullMarked
package press.broadsheet.pages.view;

import org.jspecify.annotations.NullMarked;
