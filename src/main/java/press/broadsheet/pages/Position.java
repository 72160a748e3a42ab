package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;

/** The position in a listing that a request names in {@code ?before=} or {@code ?after=}. */
record Position(Optional<String> before, Optional<String> after) {

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

    private static Optional<Slug> slug(String value) {
        return value.isEmpty() || value.length() > Slug.MAX_LENGTH ? Optional.empty() : Optional.of(new Slug(value));
    }
}
