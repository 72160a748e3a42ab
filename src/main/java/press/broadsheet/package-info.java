/** The main class and the command line. No other package imports this one. */
@NullMarked
package press.broadsheet;

import org.jspecify.annotations.NullMarked;
