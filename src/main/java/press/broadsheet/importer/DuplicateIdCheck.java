package press.broadsheet.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;

/** Reports manuscripts whose id is used by another file. The first file checked keeps the id. */
public final class DuplicateIdCheck {

    private final Map<String, String> pathsById;

    /** @param holders paths of files that already have an id, by id */
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
                                "the id " + id + " is already used by " + holder,
                                "Use a different `id`, or remove it.")));
    }
}
