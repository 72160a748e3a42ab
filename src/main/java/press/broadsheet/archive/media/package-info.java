/** Files by hash, and where texts show them. */
@NullMarked
package press.broadsheet.archive.media;

import org.jspecify.annotations.NullMarked;
