package press.broadsheet.edge;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.AliasQueries;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Permalinks;

/** Keeps in mind by which parameters the aliases of old sites are told apart, as long as the edition lasts. */
@Component
class OldQueries {

    private final Permalinks permalinks;
    private final Editions editions;
    private volatile Remembered remembered = new Remembered(-1, AliasQueries.of(List.of()));

    OldQueries(Permalinks permalinks, Editions editions) {
        this.permalinks = permalinks;
        this.editions = editions;
    }

    private record Remembered(long edition, AliasQueries aliases) {}

    List<List<String>> at(String path) {
        long edition = editions.current().map(Edition::number).orElse(0L);
        if (remembered.edition() != edition) {
            remembered = new Remembered(edition, permalinks.aliasQueries());
        }
        return remembered.aliases().at(path);
    }
}
