package press.broadsheet.importer;

import java.util.Optional;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.importer.folder.ImporterSettings;

/** Stops an import that would withdraw more than a fifth of all articles, as when the content folder is not mounted. */
@Component
class MassWithdrawalGuard {

    /** Up to this number, withdrawals need no confirmation. */
    private static final int ALWAYS_ALLOWED = 10;

    /** One in this many articles may be withdrawn without confirmation. */
    private static final int MAX_FRACTION = 5;

    private static final String REMEDY = " To confirm, restart Broadsheet with"
            + " --broadsheet.importer.confirm-withdrawals=true.";

    private final KnownArticles knownArticles;
    private final Editions editions;
    private final ImporterSettings settings;

    MassWithdrawalGuard(KnownArticles knownArticles, Editions editions, ImporterSettings settings) {
        this.knownArticles = knownArticles;
        this.editions = editions;
        this.settings = settings;
    }

    /** Why the import needs the operator's confirmation; empty if it may proceed. */
    Optional<String> findHoldReason(ImportPlan importPlan, boolean first) {
        long withdrawals = importPlan.countWithdrawals(editions.nextAsOf());
        if (settings.confirmWithdrawals() || withdrawals <= ALWAYS_ALLOWED) {
            return Optional.empty();
        }
        long live = knownArticles.countLive();
        if (withdrawals * MAX_FRACTION <= live) {
            return Optional.empty();
        }
        return Optional.of("this import would withdraw " + withdrawals + " of " + live + " articles" + (first
                ? " that the ledger lists as live. The database holds no articles yet, so readers get error 503 until the files"
                        + " are back in the content folder."
                : ". The site is unchanged.") + REMEDY);
    }
}
