package press.broadsheet.archive.store;

import press.broadsheet.archive.edition.LiveWindow;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.manuscript.Manuscript;

/**
 * A manuscript to be written, with its article's id and live window.
 *
 * @param text the id of its staged text
 */
public record ArticleRow(long id, PlannedArticle plan, long text, LiveWindow liveWindow, Stage stage) {

    public Manuscript manuscript() {
        return plan.manuscript();
    }

    /** Whether it is written at once as published, if live. */
    boolean isIssuedAtOnce() {
        return stage == Stage.FIRST_BATCH;
    }

    /** Whether it is counted when it is written; counting when the edition opens would read all articles again. */
    boolean isCounted() {
        return stage != Stage.LATER_EDITION;
    }

    boolean isKnown() {
        return plan.known().isPresent();
    }
}
