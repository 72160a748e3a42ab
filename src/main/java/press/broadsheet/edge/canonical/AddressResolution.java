package press.broadsheet.edge.canonical;

import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

/** The result of resolving a URL. */
sealed interface AddressResolution {

    /** The request already uses the canonical URL. */
    record Canonical() implements AddressResolution {}

    /** The content is at another URL of this site. */
    record Redirect(CanonicalUrl target) implements AddressResolution {}

    /** Another URL of this site, to be probed first; only its controller knows whether it exists. */
    record RedirectIfFound(CanonicalUrl target) implements AddressResolution {}

    /** The content was live once and is not any more: 410. */
    record Gone(PermalinkState.Gone gone) implements AddressResolution {}

    /** The ledger does not know the address: 404. */
    record NotFound() implements AddressResolution {}
}
