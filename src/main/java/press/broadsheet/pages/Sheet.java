package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.publication.Label;

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

    /** The label whose stories the page lists, and which has feeds of its own beside the paper's. */
    default Optional<Label> feeds() {
        return Optional.empty();
    }
}
