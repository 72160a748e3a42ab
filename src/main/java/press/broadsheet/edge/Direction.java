package press.broadsheet.edge;

import press.broadsheet.archive.Address;
import press.broadsheet.publication.WebAddress;

/** Where a request finds its answer. */
sealed interface Direction {

    /** At the address it asks for. */
    record Here() implements Direction {}

    /** At another one of this site. */
    record Elsewhere(WebAddress to) implements Direction {}

    /** At another one that the site answers itself; whether anything is there its page knows alone. */
    record Ours(WebAddress to) implements Direction {}

    /** No more. */
    record Ended(Address.Gone gone) implements Direction {}

    /** As far as the ledger knows, not at all. */
    record Nowhere() implements Direction {}
}
