package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;

/** The position in a listing that a request names in {@code ?before=} or {@code ?after=}. */
record Position(Optional<String> before, Optional<String> after) {

    /** A slug may have a number behind it. */
    private static final int LONGEST = Slug.MAX_LENGTH + 12;

    /** The turn it asks for; empty where it names what cannot be a story. */
    Optional<Turn> turn() {
        if (before.isPresent()) {
            return before.flatMap(Position::slug).map(Turn.Before::new);
        }
        return after.isPresent() ? after.flatMap(Position::slug).map(Turn.After::new) : Optional.of(new Turn.Newest());
    }

    /** The listing at {@code address} from this position on. */
    String in(String address) {
        return turn().map(turn -> switch (turn) {
            case Turn.Newest() -> address;
            case Turn.Before(Slug slug) -> address + "?before=" + slug.encoded();
            case Turn.After(Slug slug) -> address + "?after=" + slug.encoded();
        }).orElse(address);
    }

    /** The listing at {@code address} from where that story stands. */
    String in(String address, Slug slug) {
        return address + (before.isPresent() ? "?before=" : "?after=") + slug.encoded();
    }

    /** The masthead's link to the listing at {@code address}, as a page of that listing shows it. */
    Tab tab(String address) {
        return turn().filter(Turn.Newest.class::isInstance).isPresent() ? Tab.itself(address) : Tab.above(address);
    }

    static Optional<Slug> slug(String value) {
        return value.isEmpty() || value.length() > LONGEST ? Optional.empty() : Optional.of(new Slug(value));
    }
}
