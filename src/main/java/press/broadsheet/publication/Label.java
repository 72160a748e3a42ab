package press.broadsheet.publication;

import java.util.List;

/** A section, a tag or an author: one idea, since each of them names a listing of stories. */
public record Label(Kind kind, Slug slug, String name) {

    /** The kinds of label, each with a listing of its own. */
    public enum Kind {
        SECTION("sections"), TAG("tags"), AUTHOR("authors");

        private final String pathSegment;

        Kind(String pathSegment) {
            this.pathSegment = pathSegment;
        }

        /** The first part of the listings' addresses: {@code sections}, {@code tags} or {@code authors}. */
        public String pathSegment() {
            return pathSegment;
        }
    }

    /** A label for a name as written; names that differ only in case or accents get the same slug. */
    public static Label of(Kind kind, String name) {
        return new Label(kind, Slug.ofLabel(name), name.strip());
    }

    /** Those of the kind, in their order. */
    public static List<Label> ofKind(Kind kind, List<Label> labels) {
        return labels.stream().filter(label -> label.kind() == kind).toList();
    }

    /** The same label under the name that is shown. */
    public Label withName(String shown) {
        return new Label(kind, slug, shown);
    }

    /** Where its listing stands, as it is written into pages: percent-encoded ASCII. */
    public String address() {
        return "/" + kind.pathSegment() + "/" + slug.encoded();
    }
}
