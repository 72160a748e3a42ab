package press.broadsheet.importer;

import java.util.Optional;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.importer.folder.ImporterSettings;

/** An unmounted folder must not turn a newspaper into pages that say "gone". */
@Component
class MassWithdrawalGuard {

    /** So few withdrawals are always believed. */
    private static final int ALWAYS_ALLOWED = 10;

    /** Of the articles, the part that an import may withdraw without being asked. */
    private static final int MAX_FRACTION = 5;

    private static final String REMEDY = " If you mean it, start Broadsheet again with"
            + " --broadsheet.importer.confirm-withdrawals=true.";

    private final KnownArticles knownArticles;
    private final Editions editions;
    private final ImporterSettings settings;

    MassWithdrawalGuard(KnownArticles knownArticles, Editions editions, ImporterSettings settings) {
        this.knownArticles = knownArticles;
        this.editions = editions;
        this.settings = settings;
    }

    /** Why an import is held until its operator confirms it; empty where it may go on. */
    Optional<String> findHoldReason(ImportPlan importPlan, boolean first) {
        long withdrawals = importPlan.countWithdrawals(editions.nextAsOf());
        if (settings.confirmWithdrawals() || withdrawals <= ALWAYS_ALLOWED) {
            return Optional.empty();
        }
        long live = knownArticles.countLive();
        if (withdrawals * MAX_FRACTION <= live) {
            return Optional.empty();
        }
        return Optional.of("this would withdraw " + withdrawals + " of " + live + " articles" + (first
                ? " that the ledger says were live, so it is held. The database holds no text, so readers are asked to come"
                        + " back later (503) until the files are back in the content folder."
                : ", so it is held, and what is published stays as it is.") + REMEDY);
    }
}
