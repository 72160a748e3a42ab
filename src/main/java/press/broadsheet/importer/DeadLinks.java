package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Nearest;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.publication.Body;

/**
 * Names the links between manuscripts that lead nowhere, once it is known which files there are. Readers see such a link
 * as plain text; the article itself is published.
 */
final class DeadLinks {

    private static final int MOST_NAMED = 5;
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    private final Guess files;
    private final Map<String, Body> bodies;
    private final Map<String, Set<String>> places = new HashMap<>();

    /** @param manuscripts those that were read: links into one of them need the heading that they name */
    DeadLinks(List<Entry> entries, Collection<Manuscript> manuscripts) {
        this.files = Guess.among(entries);
        this.bodies = manuscripts.stream().collect(Collectors.toMap(Manuscript::path, Manuscript::body));
    }

    /**
     * The same of many.
     *
     * @param ids of articles or pages, by path
     * @param live whom the links of each mean, by path, and whether readers see that
     */
    List<Problem> among(Collection<Manuscript> manuscripts, Map<String, Long> ids, Map<Long, Map<String, Boolean>> live) {
        return manuscripts.stream()
                .filter(manuscript -> !manuscript.links().isEmpty())
                .flatMap(manuscript -> in(manuscript, live.getOrDefault(ids.getOrDefault(manuscript.path(), 0L), Map.of()))
                        .stream())
                .toList();
    }

    /** @param live whom its links mean, by path, and whether readers see that */
    List<Problem> in(Manuscript manuscript, Map<String, Boolean> live) {
        List<Problem> problems = new ArrayList<>();
        for (Manuscript.Link link : manuscript.links()) {
            Optional<Boolean> target = Optional.ofNullable(live.get(link.path()));
            if (target.isEmpty() && !files.hold(link.path())) {
                problems.add(noFile(manuscript, link));
            } else if (!target.orElse(false)) {
                problems.add(notLive(manuscript, link));
            } else if (!link.fragment().isEmpty() && bodies.containsKey(link.path())) {
                noPlace(manuscript, link).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Those of files that did not change to what readers could see before this import and cannot now. */
    static List<Problem> to(List<KnownArticles.Link> gone) {
        return gone.stream()
                .map(link -> Problem.fault(
                        link.from(),
                        0,
                        0,
                        "the link leads to " + link.to() + ", which readers cannot see any more",
                        "They see its text without a link; name another file, or take the link out."))
                .toList();
    }

    private Problem noFile(Manuscript manuscript, Manuscript.Link link) {
        return Problem.fault(
                manuscript.path(),
                link.line(),
                1,
                "the link leads to " + link.path() + ", and there is no such file",
                files.nearest(link.path()).orElse("Name a file of the content folder, or take the link out."));
    }

    private static Problem notLive(Manuscript manuscript, Manuscript.Link link) {
        return Problem.warning(
                manuscript.path(),
                link.line(),
                1,
                "the link leads to " + link.path() + ", which readers cannot see now",
                "They see its text without a link until that is published.");
    }

    private Optional<Problem> noPlace(Manuscript manuscript, Manuscript.Link link) {
        Set<String> ids = places.computeIfAbsent(link.path(), this::ids);
        return ids.contains(link.fragment())
                ? Optional.empty()
                : Optional.of(Problem.fault(
                        manuscript.path(),
                        link.line(),
                        1,
                        "the link leads to " + link.path() + "#" + link.fragment() + ", and no heading there has that id",
                        Nearest.of(link.fragment(), ids)
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
    private Set<String> ids(String path) {
        return Optional.ofNullable(bodies.get(path)).stream()
                .flatMap(body -> ID.matcher(body.prose() + body.asides() + body.notes()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
