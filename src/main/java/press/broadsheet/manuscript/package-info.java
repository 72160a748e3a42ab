/// Turns one file into something publishable, or says exactly why not.
@NullMarked
package press.broadsheet.manuscript;

import org.jspecify.annotations.NullMarked;
