package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;

/**
 * Which feed is asked for.
 *
 * @param label whose stories it holds; all of the paper's without one
 * @param format {@code atom}, {@code rss} or {@code json}
 * @param position the slug before which it starts; the newest stories without one
 */
record Channel(Optional<Label> label, String format, Optional<String> position) {

    static Optional<Slug> slug(String text) {
        return text.isEmpty() || text.length() > Slug.MAX_LENGTH ? Optional.empty() : Optional.of(new Slug(text));
    }

    String view() {
        return "feed." + format;
    }

    /** Where it stands in its present form, whatever the position. */
    String address() {
        return in(format);
    }

    /** Where it stands in another format. */
    String in(String otherFormat) {
        return label.map(Label::address).orElse("") + "/feed." + otherFormat;
    }

    /** The page of its stories, for people. */
    String home() {
        return label.map(Label::address).orElse("/");
    }

    String before(Slug slug) {
        return address() + "?before=" + slug.encoded();
    }

    /** The turn it asks for; empty where the position cannot be a story. */
    Optional<Turn> turn() {
        return position.isEmpty() ? Optional.of(new Turn.Newest()) : position.flatMap(Channel::slug).map(Turn.Before::new);
    }

    /** Its own address, with its position. */
    String self() {
        return position.flatMap(Channel::slug).map(this::before).orElseGet(this::address);
    }
}
