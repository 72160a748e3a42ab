/** Puts the packages together and starts the application. No package imports it. */
@NullMarked
package press.broadsheet;

import org.jspecify.annotations.NullMarked;
