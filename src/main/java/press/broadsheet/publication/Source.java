package press.broadsheet.publication;

import java.util.Optional;

/** Whom a republished article is credited to, and where the original stands if that is known. */
public record Source(String name, Optional<String> url) {}
