/** Media files by hash, and the articles that reference them. */
@NullMarked
package press.broadsheet.archive.media;

import org.jspecify.annotations.NullMarked;
