package press.broadsheet.pages.metadata;

import java.util.Optional;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.NamedLink;

/** A page, as its template is given it: everything it shows, under the one name {@code page}. */
public interface PageModel {

    HtmlHead head();

    /** Where it stands among the masthead's links. */
    default Optional<CurrentSection> currentSection() {
        return Optional.empty();
    }

    /** Whether it offers ways into the paper, which only the archive knows. */
    default boolean hasNavigation() {
        return true;
    }

    /** Whether it has a form for searching where readers look first, so that the masthead need not. */
    default boolean hasSearchForm() {
        return false;
    }

    /** Whether search engines should keep it. */
    default boolean isIndexed() {
        return head().canonical().isPresent();
    }

    /** Where the page's matter has feeds of its own beside the paper's, and what they are called. */
    default Optional<NamedLink> feeds() {
        return Optional.empty();
    }
}
