/** Files over HTTP: assets, media, byte ranges. */
@NullMarked
package press.broadsheet.pages.files;

import org.jspecify.annotations.NullMarked;
