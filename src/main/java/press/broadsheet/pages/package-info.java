/// Shows articles and listings to people, with their structured data.
@NullMarked
package press.broadsheet.pages;

import org.jspecify.annotations.NullMarked;
