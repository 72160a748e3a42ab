package press.broadsheet.publication;

import java.util.Optional;

/** An article's lead picture as its manuscript names it; {@code src} is a path in the content folder or a URL. */
public record Picture(String src, Optional<String> alt, Optional<String> caption, Optional<String> credit) {}
