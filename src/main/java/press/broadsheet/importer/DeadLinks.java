package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Nearest;
import press.broadsheet.manuscript.Problem;

/**
 * Names the links between manuscripts that lead nowhere, once all articles of an import are in place. Readers see such a
 * link as plain text; the article itself is published.
 */
final class DeadLinks {

    private final KnownArticles archive;
    private final Set<String> files;

    DeadLinks(KnownArticles archive, List<Entry> entries) {
        this.archive = archive;
        this.files = new HashSet<>(entries.stream().map(Entry::path).toList());
    }

    List<Problem> in(Manuscript manuscript, long article, Instant asOf) {
        return manuscript.links().isEmpty() ? List.of() : in(manuscript, archive.linkTargets(article, asOf));
    }

    /** @param targets what the links mean, by path, and whether readers can see it */
    List<Problem> in(Manuscript manuscript, Map<String, Boolean> targets) {
        List<Problem> problems = new ArrayList<>();
        for (Manuscript.Link link : manuscript.links()) {
            Optional<Boolean> live = Optional.ofNullable(targets.get(link.path()));
            if (live.isEmpty() && !files.contains(link.path())) {
                problems.add(noFile(manuscript, link));
            } else if (!live.orElse(false)) {
                problems.add(notLive(manuscript, link));
            }
        }
        return problems;
    }

    /** The links of files that did not change to what readers could see before this import and cannot now. */
    List<Problem> to(List<Known> gone) {
        return archive.linksTo(gone.stream().map(Known::id).toList()).stream()
                .map(link -> Problem.warning(
                        link.from(),
                        0,
                        0,
                        "the link leads to " + link.to() + ", which readers cannot see any more",
                        "They see its text without a link; name another file, or take the link out."))
                .toList();
    }

    private Problem noFile(Manuscript manuscript, Manuscript.Link link) {
        String remedy = Nearest.of(link.path(), files)
                .map(nearest -> "Perhaps " + nearest + " is meant.")
                .orElse("Name a file of the content folder, or take the link out.");
        return Problem.warning(
                manuscript.path(),
                link.line(),
                1,
                "the link leads to " + link.path() + ", and there is no such file",
                remedy);
    }

    private static Problem notLive(Manuscript manuscript, Manuscript.Link link) {
        return Problem.warning(
                manuscript.path(),
                link.line(),
                1,
                "the link leads to " + link.path() + ", which readers cannot see now",
                "They see its text without a link until that is published.");
    }
}
