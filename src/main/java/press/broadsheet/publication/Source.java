package press.broadsheet.publication;

import java.util.Optional;

/** The credit of a republished article: the name of the source, and the URL of the original if known. */
public record Source(String name, Optional<String> url) {}
