package press.broadsheet.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.manuscript.Manuscript;

/** Assigns the permanent identity of each manuscript: its {@code id}, else that of the matched article, else its path. */
final class IdentityAssigner {

    private final KnownArticles knownArticles;
    private final Set<String> used;

    private IdentityAssigner(KnownArticles knownArticles, Set<String> used) {
        this.knownArticles = knownArticles;
        this.used = used;
    }

    /**
     * Returns the identities by path.
     *
     * @param known the matched articles, by path of the manuscript; manuscripts without an entry are new
     */
    static Map<String, String> assign(List<Manuscript> manuscripts, Map<String, KnownArticle> known, KnownArticles archive) {
        Set<String> paths = manuscripts.stream().map(Manuscript::path).collect(Collectors.toSet());
        Set<String> used = archive.byIdentity(paths).stream().map(KnownArticle::identity).collect(Collectors.toSet());
        manuscripts.forEach(manuscript -> manuscript.identity().id().ifPresent(used::add)); // an id may be another file's path
        IdentityAssigner fresh = new IdentityAssigner(archive, used);
        Map<String, String> identities = new HashMap<>();
        for (Manuscript manuscript : manuscripts) {
            String identity = manuscript.identity().id()
                    .or(() -> Optional.ofNullable(known.get(manuscript.path())).map(KnownArticle::identity))
                    .orElseGet(() -> fresh.unused(manuscript.path()));
            identities.put(manuscript.path(), identity);
        }
        return identities;
    }

    /** The path, with a number if another article first had this path. */
    private String unused(String path) {
        String identity = path;
        for (int number = 2; used.contains(identity)
                || number > 2 && !knownArticles.byIdentity(Set.of(identity)).isEmpty(); number++) {
            identity = path + "#" + number;
        }
        used.add(identity);
        return identity;
    }
}
