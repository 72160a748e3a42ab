package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Slug;

/** The position in a listing, from the {@code before} or {@code after} parameter. */
record CursorParameters(Optional<String> before, Optional<String> after) {

    /** A slug may have a numeric suffix. */
    private static final int MAX_SLUG_LENGTH = Slug.MAX_LENGTH + 12;

    /** The cursor; empty if the parameter cannot be a slug. */
    Optional<Cursor> cursor() {
        if (before.isPresent()) {
            return before.flatMap(CursorParameters::parseSlug).map(Cursor.Before::new);
        }
        return after.isPresent()
                ? after.flatMap(CursorParameters::parseSlug).map(Cursor.After::new)
                : Optional.of(new Cursor.Newest());
    }

    /** The listing at {@code address}, starting at this position. */
    String pageAddress(String address) {
        return cursor().map(cursor -> switch (cursor) {
            case Cursor.Newest() -> address;
            case Cursor.Before(Slug slug) -> address + "?before=" + slug.encoded();
            case Cursor.After(Slug slug) -> address + "?after=" + slug.encoded();
        }).orElse(address);
    }

    /** The listing at {@code address}, starting at that article's position. */
    String pageAddress(String address, Slug slug) {
        return address + (before.isPresent() ? "?before=" : "?after=") + slug.encoded();
    }

    /** The masthead link to mark as current on a page of the listing at {@code address}. */
    CurrentSection currentSection(String address) {
        return cursor().filter(Cursor.Newest.class::isInstance).isPresent()
                ? CurrentSection.ofPage(address)
                : CurrentSection.ofAncestor(address);
    }

    static Optional<Slug> parseSlug(String value) {
        return value.isEmpty() || value.length() > MAX_SLUG_LENGTH ? Optional.empty() : Optional.of(new Slug(value));
    }
}
