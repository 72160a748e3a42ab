/** Inspects, strips and resizes media files; knows no article. */
@NullMarked
package press.broadsheet.imaging;

import org.jspecify.annotations.NullMarked;
