package press.broadsheet.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;

/** Refuses an id that is another file's: it is the first one's, in the order of asking. */
public final class DuplicateIdCheck {

    private final Map<String, String> pathsById;

    /** @param holders the files that have theirs already, by id */
    public DuplicateIdCheck(Map<String, String> holders) {
        this.pathsById = new HashMap<>(holders);
    }

    public Optional<Problem> check(Manuscript manuscript) {
        return manuscript.identity().id()
                .flatMap(id -> Optional.ofNullable(pathsById.putIfAbsent(id, manuscript.path()))
                        .map(holder -> Problem.error(
                                manuscript.path(),
                                manuscript.file().fieldLines().id(),
                                1,
                                "the id " + id + " is the one of " + holder,
                                "Give each article an id of its own, or leave it out.")));
    }
}
