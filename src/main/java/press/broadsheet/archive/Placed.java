package press.broadsheet.archive;

import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.manuscript.Manuscript;

/**
 * A manuscript on its way into the archive: whom it is, and when readers see it.
 *
 * @param text the number of its text
 * @param first whether it is to stand at once as in the paper's first edition
 */
record Placed(long id, Placement placement, long text, Standing standing, boolean first) {

    Manuscript manuscript() {
        return placement.manuscript();
    }

    boolean isKnown() {
        return placement.known().isPresent();
    }
}
