/// Tells the operator how the house is doing.
@NullMarked
package press.broadsheet.ops;

import org.jspecify.annotations.NullMarked;
