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
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;

/**
 * Names the links between manuscripts that lead nowhere, once it is known which files there are. Readers see such a link
 * as plain text; the article itself is published.
 */
public final class BrokenLinkCheck {

    private static final int MAX_LISTED = 5;
    private static final Pattern ID_ATTRIBUTE = Pattern.compile(" id=\"([^\"]*)\"");

    private final PathSuggestions suggestions;
    private final Function<String, Optional<ArticleBody>> bodies;
    private final Map<String, Optional<Set<String>>> headingIds = new HashMap<>();

    /** @param bodies what stands in a file, by its path: links into it need the heading that they name */
    public BrokenLinkCheck(FolderSnapshot folderSnapshot, Function<String, Optional<ArticleBody>> bodies) {
        this.suggestions = PathSuggestions.amongManuscripts(folderSnapshot);
        this.bodies = bodies;
    }

    /** The links between manuscripts that stand in those, by their path, in its order. */
    public static Map<String, List<ManuscriptLink>> linksByPath(List<Manuscript> manuscripts) {
        return manuscripts.stream()
                .filter(manuscript -> !manuscript.references().links().isEmpty())
                .collect(Collectors.toMap(Manuscript::path, manuscript -> manuscript.references().links(),
                        (first, second) -> first, TreeMap::new));
    }

    /** @param live whom the links mean that stand in a file of that path, by their path, and whether readers see that */
    public List<Problem> check(String from, List<ManuscriptLink> links, Map<String, Boolean> live) {
        List<Problem> problems = new ArrayList<>();
        for (ManuscriptLink manuscriptLink : links) {
            Optional<Boolean> target = Optional.ofNullable(live.get(manuscriptLink.path()));
            if (target.isEmpty() && !suggestions.contains(manuscriptLink.path())) {
                problems.add(missingFile(from, manuscriptLink));
            } else if (!target.orElse(false)) {
                problems.add(notLive(from, manuscriptLink));
            } else if (!manuscriptLink.fragment().isEmpty()) {
                missingHeading(from, manuscriptLink).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Those of files that did not change to what readers could see before this import and cannot now. */
    public static List<Problem> checkRemovedTargets(List<KnownArticles.InboundLink> gone) {
        return gone.stream()
                .map(inboundLink -> Problem.checkError(
                        inboundLink.from(),
                        0,
                        0,
                        "the link leads to " + inboundLink.to() + ", which readers cannot see any more",
                        "They see its text without a link; name another file, or take the link out."))
                .toList();
    }

    private Problem missingFile(String from, ManuscriptLink manuscriptLink) {
        return Problem.checkError(
                from,
                manuscriptLink.line(),
                1,
                "the link leads to " + manuscriptLink.path() + ", and there is no such file",
                suggestions.suggest(manuscriptLink.path()).orElse("Name a file of the content folder, or take the link out."));
    }

    private static Problem notLive(String from, ManuscriptLink manuscriptLink) {
        return Problem.warning(
                from,
                manuscriptLink.line(),
                1,
                "the link leads to " + manuscriptLink.path() + ", which readers cannot see now",
                "They see its text without a link until that is published.");
    }

    /** A file that is no manuscript has no headings that are known. */
    private Optional<Problem> missingHeading(String from, ManuscriptLink manuscriptLink) {
        return headingIds.computeIfAbsent(manuscriptLink.path(), this::findIds)
                .filter(ids -> !ids.contains(manuscriptLink.fragment()))
                .map(ids -> Problem.checkError(
                        from,
                        manuscriptLink.line(),
                        1,
                        "the link leads to " + manuscriptLink.path() + "#" + manuscriptLink.fragment()
                                + ", and no heading there has that id",
                        ClosestMatch.find(manuscriptLink.fragment(), ids)
                                .map(nearest -> "Perhaps #" + nearest + " is meant.")
                                .orElseGet(() -> listIds(ids))));
    }

    private static String listIds(Set<String> ids) {
        String some = ids.stream().limit(MAX_LISTED).map(id -> "#" + id).collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? "That article has no headings: link to it as a whole."
                : "It has " + some + (ids.size() > MAX_LISTED ? " and others." : ".");
    }

    /** In the order of the text. */
    private Optional<Set<String>> findIds(String path) {
        return bodies.apply(path)
                .map(articleBody -> ID_ATTRIBUTE.matcher(articleBody.prose() + articleBody.asides() + articleBody.notes())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
