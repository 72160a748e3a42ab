package press.broadsheet.manuscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Picture;

/** Reads the picture that leads an article. */
record LeadPicture(Fields fields, ManuscriptPath path, ImageHosts hosts) {

    private static final Pattern ELSEWHERE = Pattern.compile("//.*|[a-z][a-z0-9+.-]+:.*", Pattern.CASE_INSENSITIVE);
    private static final Vocabulary KEYS = new Vocabulary("src", "path", "url", "image", "file", "alt", "caption", "credit");

    Optional<Picture> read() {
        return fields.value(Field.IMAGE).flatMap(value -> switch (value) {
            case Value.Table group -> Fields.within(fields.spelled(group, KEYS), "src", "path", "url", "image", "file")
                    .or(() -> nameless(group)).flatMap(src -> picture(src, group));
            case Value.Listing(_, List<Value> items) when items.size() == 1 -> picture(items.getFirst(), Value.Table.EMPTY);
            case Value.Bool(_, boolean shown) when !shown -> Optional.empty(); // elsewhere: show none
            default -> picture(value, Value.Table.EMPTY);
        });
    }

    private Optional<Value> nameless(Value.Table group) {
        fields.problems().error(group.at(),
                "`image` should be a path, or a group of `src`, `alt`, `caption` and `credit`, but is "
                        + "a group without `src`",
                "Name the file under `src`.");
        return Optional.empty();
    }

    /** The file of the content folder that {@code picture} is. */
    Optional<Manuscript.File> file(Optional<Picture> picture) {
        return picture.map(Picture::src).filter(src -> ImageHosts.host(src).isEmpty()).flatMap(src -> fields.value(Field.IMAGE)
                .map(value -> new Manuscript.File(src, true, value.at().line())));
    }

    private Optional<Picture> picture(Value src, Value.Table group) {
        return fields.text(Field.IMAGE, src).filter(text -> !text.equalsIgnoreCase("false"))
                .flatMap(text -> place(text, src.at()))
                .map(place -> new Picture(
                        place, description(group, src.at()), within(group, "caption"), within(group, "credit")));
    }

    private Optional<String> description(Value.Table group, Place at) {
        Optional<String> alt = within(group, "alt").map(String::strip).filter(text -> !text.isEmpty());
        if (alt.isEmpty()) {
            fields.problems().warning(at, "the lead picture has no description",
                    "Say what it shows, for those who cannot see it: `image: {src: …, alt: …}`.");
        }
        return alt;
    }

    private Optional<String> within(Value.Table group, String key) {
        return Fields.within(group, key).flatMap(value -> fields.text(Field.IMAGE, value));
    }

    /** A path from the content folder, whether it was written from there, with a slash, or from the file's own folder. */
    private Optional<String> place(String written, Place at) {
        if (!ImageHosts.host(written).isEmpty()) {
            return elsewhere(written, at);
        }
        String plain = written.replace('\\', '/');
        if (ELSEWHERE.matcher(plain).matches()) {
            fields.problems().error(at, Problems.quote(written) + " is no place of a picture",
                    "Write the path of a file in the content folder, or an address that begins with `https://`.");
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        String folder = path.path().substring(0, path.path().lastIndexOf('/') + 1);
        for (String part : (plain.startsWith("/") ? plain : folder + plain).split("/", -1)) {
            if (part.equals("..") && parts.pollLast() == null) {
                fields.problems().error(at, Problems.quote(written) + " leads out of the content folder",
                        "Put the picture into the content folder.");
                return Optional.empty();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts)).filter(joined -> !joined.isEmpty());
    }

    /** Readers would tell the other host where they are, so the operator must have named it. */
    private Optional<String> elsewhere(String written, Place at) {
        Optional<String> url = Urls.elsewhere(written);
        if (url.isEmpty()) {
            fields.problems().warning(at, Problems.quote(written) + " is no address of a picture", "Correct it.");
        } else if (!hosts.allow(written)) {
            fields.problems().warning(at, "the lead picture is on another host, " + ImageHosts.host(written)
                    + ", so that it is not shown",
                    "Put it into the content folder, or name the host in broadsheet.edge.image-hosts.");
        }
        return url.filter(_ -> hosts.allow(written));
    }
}
