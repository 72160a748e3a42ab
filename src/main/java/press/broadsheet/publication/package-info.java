/** The nouns: what we publish, and its URLs. */
@NullMarked
package press.broadsheet.publication;

import org.jspecify.annotations.NullMarked;
