package press.broadsheet.edge.canonical;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.AliasQueryParameters;
import press.broadsheet.archive.reading.Permalinks;

/** Caches, per edition, which query parameters identify aliases at each path. */
@Component
public class AliasQueryParameterCache {

    private final Permalinks permalinks;
    private final Editions editions;
    private volatile CachedAliases cachedAliases = new CachedAliases(-1, AliasQueryParameters.of(List.of()));

    AliasQueryParameterCache(Permalinks permalinks, Editions editions) {
        this.permalinks = permalinks;
        this.editions = editions;
    }

    private record CachedAliases(long edition, AliasQueryParameters aliases) {}

    public List<List<String>> parameterNames(String path) {
        long edition = editions.current().map(Edition::number).orElse(0L);
        if (cachedAliases.edition() != edition) {
            cachedAliases = new CachedAliases(edition, permalinks.aliasQueries());
        }
        return cachedAliases.aliases().parameterSetsAt(path);
    }
}
