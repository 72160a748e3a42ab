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
 * Reports broken links between manuscripts, once all files are known. Readers see a broken link as plain text; the article
 * itself is published.
 */
public final class BrokenLinkCheck {

    private static final int MAX_LISTED = 5;
    private static final Pattern ID_ATTRIBUTE = Pattern.compile(" id=\"([^\"]*)\"");

    private final PathSuggestions suggestions;
    private final Function<String, Optional<ArticleBody>> bodies;
    private final Map<String, Optional<Set<String>>> headingIds = new HashMap<>();

    /** @param bodies finds the body of an article by path, to check fragments against its headings */
    public BrokenLinkCheck(FolderSnapshot folderSnapshot, Function<String, Optional<ArticleBody>> bodies) {
        this.suggestions = PathSuggestions.amongManuscripts(folderSnapshot);
        this.bodies = bodies;
    }

    /** The links of these manuscripts to others, sorted by the path of the linking manuscript. */
    public static Map<String, List<ManuscriptLink>> linksByPath(List<Manuscript> manuscripts) {
        return manuscripts.stream()
                .filter(manuscript -> !manuscript.references().links().isEmpty())
                .collect(Collectors.toMap(Manuscript::path, manuscript -> manuscript.references().links(),
                        (first, second) -> first, TreeMap::new));
    }

    /** @param live the known targets of the links, by path, and whether they are live */
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

    /** Reports links from unchanged files to articles that this import takes offline. */
    public static List<Problem> checkRemovedTargets(List<KnownArticles.InboundLink> gone) {
        return gone.stream()
                .map(inboundLink -> Problem.checkError(
                        inboundLink.from(),
                        0,
                        0,
                        "the link leads to " + inboundLink.to() + ", which is no longer published",
                        "Readers see the text without a link. Link to another file, or remove the link."))
                .toList();
    }

    private Problem missingFile(String from, ManuscriptLink manuscriptLink) {
        return Problem.checkError(
                from,
                manuscriptLink.line(),
                1,
                "the link leads to " + manuscriptLink.path() + ", but there is no such file",
                suggestions.suggest(manuscriptLink.path()).orElse("Link to a file in the content folder, or remove the link."));
    }

    private static Problem notLive(String from, ManuscriptLink manuscriptLink) {
        return Problem.warning(
                from,
                manuscriptLink.line(),
                1,
                "the link leads to " + manuscriptLink.path() + ", which is not published",
                "Readers see the text without a link until that article is published.");
    }

    /** Checks the fragment. Empty if the target is not an article, since its headings are not known. */
    private Optional<Problem> missingHeading(String from, ManuscriptLink manuscriptLink) {
        return headingIds.computeIfAbsent(manuscriptLink.path(), this::findIds)
                .filter(ids -> !ids.contains(manuscriptLink.fragment()))
                .map(ids -> Problem.checkError(
                        from,
                        manuscriptLink.line(),
                        1,
                        "the link leads to " + manuscriptLink.path() + "#" + manuscriptLink.fragment()
                                + ", but no heading there has that id",
                        ClosestMatch.find(manuscriptLink.fragment(), ids)
                                .map(nearest -> "Perhaps #" + nearest + " is meant.")
                                .orElseGet(() -> listIds(ids))));
    }

    private static String listIds(Set<String> ids) {
        String some = ids.stream().limit(MAX_LISTED).map(id -> "#" + id).collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? "That article has no headings. Link to it without a fragment."
                : "It has " + some + (ids.size() > MAX_LISTED ? " and others." : ".");
    }

    /** The ids of headings, in document order. */
    private Optional<Set<String>> findIds(String path) {
        return bodies.apply(path)
                .map(articleBody -> ID_ATTRIBUTE.matcher(articleBody.prose() + articleBody.asides() + articleBody.notes())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
