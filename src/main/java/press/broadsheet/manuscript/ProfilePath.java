package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/** The path of a section's profile, {@code section/_index.md}, or of an author's, {@code authors/name.md}. */
record ProfilePath(ManuscriptPath path, Label.Kind kind, Slug slug) {

    private static final Pattern SECTION = Pattern.compile("([^/._][^/]*)/_index\\.(?:md|markdown)");
    private static final Pattern AUTHOR = Pattern.compile("authors/([^/._][^/]*)\\.(?:md|markdown)");

    /**
     * Empty for every other file. Sections are top-level folders, so an {@code _index.md} in a deeper folder is no profile.
     */
    static Optional<ProfilePath> of(String path) {
        Matcher section = SECTION.matcher(path);
        Matcher author = AUTHOR.matcher(path);
        if (section.matches() && !List.of("authors", "pages").contains(section.group(1))) {
            return Optional.of(of(path, Label.Kind.SECTION, section.group(1)));
        }
        return author.matches() && !author.group(1).equalsIgnoreCase("readme")
                ? Optional.of(of(path, Label.Kind.AUTHOR, author.group(1)))
                : Optional.empty();
    }

    private static ProfilePath of(String path, Label.Kind kind, String name) {
        return new ProfilePath(ManuscriptPath.of(path), kind, Slug.ofLabel(name));
    }
}
