package press.broadsheet.importer.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.folder.PathSuggestions;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.ClosestMatch;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;

/**
 * Names the links between manuscripts that lead nowhere, once it is known which files there are. Readers see such a link
 * as plain text; the article itself is published.
 */
public final class BrokenLinkCheck {

    private static final int MOST_NAMED = 5;
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    private final PathSuggestions files;
    private final Function<String, Optional<ArticleBody>> bodies;
    private final Map<String, Optional<Set<String>>> places = new HashMap<>();

    /** @param bodies what stands in a file, by its path: links into it need the heading that they name */
    public BrokenLinkCheck(FolderSnapshot folderSnapshot, Function<String, Optional<ArticleBody>> bodies) {
        this.files = PathSuggestions.amongManuscripts(folderSnapshot);
        this.bodies = bodies;
    }

    /** The links between manuscripts that stand in those, by their path, in its order. */
    public static Map<String, List<Manuscript.Link>> standingIn(List<Manuscript> manuscripts) {
        return manuscripts.stream()
                .filter(manuscript -> !manuscript.links().isEmpty())
                .collect(Collectors.toMap(Manuscript::path, Manuscript::links, (first, second) -> first, TreeMap::new));
    }

    /** @param live whom the links mean that stand in a file of that path, by their path, and whether readers see that */
    public List<Problem> in(String from, List<Manuscript.Link> links, Map<String, Boolean> live) {
        List<Problem> problems = new ArrayList<>();
        for (Manuscript.Link link : links) {
            Optional<Boolean> target = Optional.ofNullable(live.get(link.path()));
            if (target.isEmpty() && !files.hold(link.path())) {
                problems.add(noFile(from, link));
            } else if (!target.orElse(false)) {
                problems.add(notLive(from, link));
            } else if (!link.fragment().isEmpty()) {
                noPlace(from, link).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Those of files that did not change to what readers could see before this import and cannot now. */
    public static List<Problem> to(List<KnownArticles.Link> gone) {
        return gone.stream()
                .map(link -> Problem.fault(
                        link.from(),
                        0,
                        0,
                        "the link leads to " + link.to() + ", which readers cannot see any more",
                        "They see its text without a link; name another file, or take the link out."))
                .toList();
    }

    private Problem noFile(String from, Manuscript.Link link) {
        return Problem.fault(
                from,
                link.line(),
                1,
                "the link leads to " + link.path() + ", and there is no such file",
                files.nearest(link.path()).orElse("Name a file of the content folder, or take the link out."));
    }

    private static Problem notLive(String from, Manuscript.Link link) {
        return Problem.warning(
                from,
                link.line(),
                1,
                "the link leads to " + link.path() + ", which readers cannot see now",
                "They see its text without a link until that is published.");
    }

    /** A file that is no manuscript has no headings that are known. */
    private Optional<Problem> noPlace(String from, Manuscript.Link link) {
        return places.computeIfAbsent(link.path(), this::ids)
                .filter(ids -> !ids.contains(link.fragment()))
                .map(ids -> Problem.fault(
                        from,
                        link.line(),
                        1,
                        "the link leads to " + link.path() + "#" + link.fragment() + ", and no heading there has that id",
                        ClosestMatch.of(link.fragment(), ids)
                                .map(nearest -> "Perhaps #" + nearest + " is meant.")
                                .orElseGet(() -> choice(ids))));
    }

    private static String choice(Set<String> ids) {
        String some = ids.stream().limit(MOST_NAMED).map(id -> "#" + id).collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? "That article has no headings: link to it as a whole."
                : "It has " + some + (ids.size() > MOST_NAMED ? " and others." : ".");
    }

    /** In the order of the text. */
    private Optional<Set<String>> ids(String path) {
        return bodies.apply(path).map(articleBody -> ID.matcher(articleBody.prose() + articleBody.asides() + articleBody.notes()).results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
