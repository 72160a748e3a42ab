/** Health, metrics, and what is said when a start fails. */
@NullMarked
package press.broadsheet.ops;

import org.jspecify.annotations.NullMarked;
