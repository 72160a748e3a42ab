package press.broadsheet.edge.canonical;

import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

/** Where a request finds its answer. */
sealed interface AddressResolution {

    /** At the address it asks for. */
    record Canonical() implements AddressResolution {}

    /** At another one of this site. */
    record Redirect(CanonicalUrl target) implements AddressResolution {}

    /** At another one that the site answers itself; whether anything is there its page knows alone. */
    record RedirectIfFound(CanonicalUrl target) implements AddressResolution {}

    /** No more. */
    record Gone(PermalinkState.Gone gone) implements AddressResolution {}

    /** As far as the ledger knows, not at all. */
    record NotFound() implements AddressResolution {}
}
