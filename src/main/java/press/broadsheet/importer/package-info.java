/** Imports the content folder: reads changed files, matches them to articles, and writes the next edition. */
@NullMarked
package press.broadsheet.importer;

import org.jspecify.annotations.NullMarked;
