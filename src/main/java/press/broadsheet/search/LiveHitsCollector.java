package press.broadsheet.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Collects live articles only. Indexed articles that are no longer live are neither returned nor counted. Best score first;
 * equal scores newest first.
 */
final class LiveHitsCollector implements Collector {

    private static final Sort SORT = new Sort(SortField.FIELD_SCORE,
            LongField.newSortField(ArticleDocument.PUBLISH_AT, true, SortedNumericSelector.Type.MAX));

    private final BitSet liveIds;
    private final TopFieldCollector topHits;
    private final Map<String, Long> sectionCounts = new HashMap<>();
    private final Map<Integer, Long> yearCounts = new TreeMap<>();
    private long count;

    private LiveHitsCollector(BitSet liveIds, int limit) {
        this.liveIds = liveIds;
        this.topHits = new TopFieldCollectorManager(SORT, limit, Integer.MAX_VALUE).newCollector();
    }

    /** The manager for a single-threaded searcher. */
    static CollectorManager<LiveHitsCollector, LiveHitsCollector> manager(BitSet live, int limit) {
        return new CollectorManager<>() {

            @Override
            public LiveHitsCollector newCollector() {
                return new LiveHitsCollector(live, limit);
            }

            @Override
            public LiveHitsCollector reduce(Collection<LiveHitsCollector> collectors) {
                return List.copyOf(collectors).getFirst();
            }
        };
    }

    long count() {
        return count;
    }

    /** Number of hits per section slug. */
    Map<String, Long> sectionCounts() {
        return sectionCounts;
    }

    /** Number of hits per year. */
    Map<Integer, Long> yearCounts() {
        return yearCounts;
    }

    TopFieldDocs topHits() {
        return topHits.topDocs();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID);
        SortedDocValues section = DocValues.getSorted(leaf.reader(), ArticleDocument.SECTION);
        NumericDocValues year = DocValues.getNumeric(leaf.reader(), ArticleDocument.YEAR);
        return new FilterLeafCollector(topHits.getLeafCollector(leaf)) {

            @Override
            public void collect(int document) throws IOException {
                if (!ids.advanceExact(document) || !liveIds.get((int) ids.longValue())) {
                    return;
                }
                count++;
                if (section.advanceExact(document)) {
                    sectionCounts.merge(section.lookupOrd(section.ordValue()).utf8ToString(), 1L, Long::sum);
                }
                if (year.advanceExact(document)) {
                    yearCounts.merge((int) year.longValue(), 1L, Long::sum);
                }
                in.collect(document);
            }
        };
    }
}
