/** Reads YAML, TOML and JSON into typed fields. */
@NullMarked
package press.broadsheet.manuscript.frontmatter;

import org.jspecify.annotations.NullMarked;
