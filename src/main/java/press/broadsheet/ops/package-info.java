/** Health, metrics, startup checks, and messages for a failed start. */
@NullMarked
package press.broadsheet.ops;

import org.jspecify.annotations.NullMarked;
