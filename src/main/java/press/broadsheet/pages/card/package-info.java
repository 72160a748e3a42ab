/** Draws the social cards. */
@NullMarked
package press.broadsheet.pages.card;

import org.jspecify.annotations.NullMarked;
