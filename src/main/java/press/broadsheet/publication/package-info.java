/// The nouns: what we publish, and under which name.
@NullMarked
package press.broadsheet.publication;

import org.jspecify.annotations.NullMarked;
