/// Puts the rooms together and starts the house. Nobody imports it.
@NullMarked
package press.broadsheet;

import org.jspecify.annotations.NullMarked;
