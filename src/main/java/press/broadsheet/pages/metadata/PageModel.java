package press.broadsheet.pages.metadata;

import java.util.Optional;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CurrentSection;

/** A page, as its template is given it: everything it shows, under the one name {@code page}. */
public interface PageModel {

    HtmlHead head();

    /** Where it stands among the masthead's links. */
    default Optional<CurrentSection> tab() {
        return Optional.empty();
    }

    /** Whether it offers ways into the paper, which only the archive knows. */
    default boolean offersWays() {
        return true;
    }

    /** Whether it has a form for searching where readers look first, so that the masthead need not. */
    default boolean hasSearch() {
        return false;
    }

    /** Whether search engines should keep it. */
    default boolean isIndexed() {
        return head().canonical().isPresent();
    }

    /** Where the page's matter has feeds of its own beside the paper's, and what they are called. */
    default Optional<Breadcrumb> feeds() {
        return Optional.empty();
    }
}
