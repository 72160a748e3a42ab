package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/**
 * The requested feed.
 *
 * @param of the subject, which is a label or the corrections; empty for the feed of all articles
 * @param label the label of its articles, if it is a label's feed
 * @param format {@code atom}, {@code rss} or {@code json}
 * @param position the slug before which it starts; empty for the newest articles
 */
record FeedRequest(Optional<Subject> of, Optional<Label> label, String format, Optional<String> position) {

    /** A part of the publication, with the address of its page. */
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

    /** The feed's address in this format, without a position. */
    String address() {
        return addressIn(format);
    }

    /** The feed's address in another format. */
    String addressIn(String otherFormat) {
        return of.map(Subject::address).orElse("") + "/feed." + otherFormat;
    }

    /** The corresponding HTML page. */
    String home() {
        return of.map(Subject::address).orElse("/");
    }

    String addressBefore(Slug slug) {
        return address() + "?before=" + slug.encoded();
    }

    /** The cursor; empty if the position cannot be a slug. */
    Optional<Cursor> cursor() {
        return position.isEmpty()
                ? Optional.of(new Cursor.Newest())
                : position.flatMap(FeedRequest::parseSlug).map(Cursor.Before::new);
    }

    /** The address with the position. */
    String self() {
        return position.flatMap(FeedRequest::parseSlug).map(this::addressBefore).orElseGet(this::address);
    }
}
