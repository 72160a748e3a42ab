package press.broadsheet.edge.canonical;

import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

/** Where a request finds its answer. */
sealed interface AddressResolution {

    /** At the address it asks for. */
    record Here() implements AddressResolution {}

    /** At another one of this site. */
    record Elsewhere(CanonicalUrl to) implements AddressResolution {}

    /** At another one that the site answers itself; whether anything is there its page knows alone. */
    record Ours(CanonicalUrl to) implements AddressResolution {}

    /** No more. */
    record Ended(PermalinkState.Gone gone) implements AddressResolution {}

    /** As far as the ledger knows, not at all. */
    record Nowhere() implements AddressResolution {}
}
