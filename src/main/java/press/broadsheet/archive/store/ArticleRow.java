package press.broadsheet.archive.store;

import press.broadsheet.archive.edition.LiveWindow;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.manuscript.Manuscript;

/**
 * A manuscript on its way into the archive: whom it is, and when readers see it.
 *
 * @param text the number of its text
 */
public record ArticleRow(long id, PlannedArticle plan, long text, LiveWindow liveWindow, Stage stage) {

    public Manuscript manuscript() {
        return plan.manuscript();
    }

    /** Whether it is to stand at once as in the paper's first edition. */
    boolean isHandedOut() {
        return stage == Stage.FIRST_PORTION;
    }

    /** Whether it is counted as it is written, and not by the edition that opens: that would have to go through all articles again. */
    boolean isCounted() {
        return stage != Stage.LATER_EDITION;
    }

    boolean isKnown() {
        return plan.known().isPresent();
    }
}
