package press.broadsheet.pages.metadata;

import java.util.Optional;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.NamedLink;

/** The model of a page: everything that its template shows, under the name {@code page}. */
public interface PageModel {

    HtmlHead head();

    /** The masthead link that the page belongs to. */
    default Optional<CurrentSection> currentSection() {
        return Optional.empty();
    }

    /** Whether it has navigation, which needs the archive. */
    default boolean hasNavigation() {
        return true;
    }

    /** Whether it has a prominent search form, so that the masthead needs none. */
    default boolean hasSearchForm() {
        return false;
    }

    /** Whether search engines may index it. */
    default boolean isIndexed() {
        return head().canonical().isPresent();
    }

    /** The page's own feeds, in addition to the publication's, and their name. */
    default Optional<NamedLink> feeds() {
        return Optional.empty();
    }
}
