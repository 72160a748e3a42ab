package press.broadsheet.publication;

import java.util.List;

/** A section, a tag or an author; each has a listing of its articles. */
public record Label(Kind kind, Slug slug, String name) {

    /** The kinds of label, each with a listing of its own. */
    public enum Kind {
        SECTION("sections"), TAG("tags"), AUTHOR("authors");

        private final String pathSegment;

        Kind(String pathSegment) {
            this.pathSegment = pathSegment;
        }

        /** The first part of the listing's address: {@code sections}, {@code tags} or {@code authors}. */
        public String pathSegment() {
            return pathSegment;
        }
    }

    /** Creates a label from a name as written; names that differ only in case or accents get the same slug. */
    public static Label of(Kind kind, String name) {
        return new Label(kind, Slug.ofLabel(name), name.strip());
    }

    /** The labels of one kind, in the same order. */
    public static List<Label> ofKind(Kind kind, List<Label> labels) {
        return labels.stream().filter(label -> label.kind() == kind).toList();
    }

    /** A copy with another display name. */
    public Label withName(String displayName) {
        return new Label(kind, slug, displayName);
    }

    /** The address of its listing: percent-encoded ASCII. */
    public String address() {
        return "/" + kind.pathSegment() + "/" + slug.encoded();
    }
}
