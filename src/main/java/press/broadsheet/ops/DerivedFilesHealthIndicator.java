package press.broadsheet.ops;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.search.ArticleSearch;

/** Reports whether the ledger file and the search index could be written. Pages are served in any case. */
@Component("diskHealthIndicator")
class DerivedFilesHealthIndicator extends AbstractHealthIndicator {

    private final LedgerMirror ledger;
    private final ArticleSearch search;

    DerivedFilesHealthIndicator(LedgerMirror ledger, ArticleSearch search) {
        this.ledger = ledger;
        this.search = search;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        ledger.failure().ifPresent(reason -> health.down().withDetail("ledger", reason));
        search.failure().ifPresent(reason -> health.down().withDetail("searchIndex", reason));
    }
}
