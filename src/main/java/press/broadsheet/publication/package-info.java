/** The nouns: what is published, and its URLs. */
@NullMarked
package press.broadsheet.publication;

import org.jspecify.annotations.NullMarked;
