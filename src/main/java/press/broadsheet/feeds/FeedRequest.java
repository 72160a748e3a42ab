package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/**
 * Which feed is asked for.
 *
 * @param of what it tells of, and where that stands: a label's stories or the corrections; all of the paper's stories without
 * @param label whose stories it holds, if they are a label's
 * @param format {@code atom}, {@code rss} or {@code json}
 * @param position the slug before which it starts; the newest stories without one
 */
record FeedRequest(Optional<Subject> of, Optional<Label> label, String format, Optional<String> position) {

    /** A part of the paper, by its name and the address of its page. */
    record Subject(String name, String address) {}

    static FeedRequest ofPublication(String format, Optional<String> position) {
        return new FeedRequest(Optional.empty(), Optional.empty(), format, position);
    }

    static FeedRequest of(Label label, String format, Optional<String> position) {
        return new FeedRequest(Optional.of(new Subject(label.name(), label.address())), Optional.of(label), format, position);
    }

    static FeedRequest ofCorrections(String name, String format) {
        return new FeedRequest(Optional.of(new Subject(name, "/corrections")), Optional.empty(), format, Optional.empty());
    }

    static Optional<Slug> parseSlug(String text) {
        return text.isEmpty() || text.length() > Slug.MAX_LENGTH ? Optional.empty() : Optional.of(new Slug(text));
    }

    String viewName() {
        return "feed." + format;
    }

    /** Where it stands in its present form, whatever the position. */
    String address() {
        return addressIn(format);
    }

    /** Where it stands in another format. */
    String addressIn(String otherFormat) {
        return of.map(Subject::address).orElse("") + "/feed." + otherFormat;
    }

    /** Its page for people. */
    String home() {
        return of.map(Subject::address).orElse("/");
    }

    String addressBefore(Slug slug) {
        return address() + "?before=" + slug.encoded();
    }

    /** The turn it asks for; empty where the position cannot be a story. */
    Optional<Cursor> cursor() {
        return position.isEmpty()
                ? Optional.of(new Cursor.Newest())
                : position.flatMap(FeedRequest::parseSlug).map(Cursor.Before::new);
    }

    /** Its own address, with its position. */
    String self() {
        return position.flatMap(FeedRequest::parseSlug).map(this::addressBefore).orElseGet(this::address);
    }
}
