package press.broadsheet.pages;

import java.util.Optional;

/** A page, as its template is given it: everything it shows, under the one name {@code page}. */
interface Sheet {

    Head head();

    /** Where it stands among the masthead's links. */
    default Optional<Tab> tab() {
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
    default Optional<Crumb> feeds() {
        return Optional.empty();
    }
}
