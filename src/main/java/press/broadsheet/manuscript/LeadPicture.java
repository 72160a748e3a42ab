package press.broadsheet.manuscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.broadsheet.publication.Picture;

/** Reads the picture that leads an article. */
record LeadPicture(Fields fields, ManuscriptPath path) {

    private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("//.*|[a-z][a-z0-9+.-]+:.*", Pattern.CASE_INSENSITIVE);
    private static final Vocabulary KEYS = new Vocabulary("src", "path", "url", "image", "file", "alt", "caption", "credit");

    Optional<Picture> read() {
        return fields.value(Field.IMAGE).flatMap(value -> switch (value) {
            case Value.Table group -> Fields.within(fields.spelled(group, KEYS), "src", "path", "url", "image", "file")
                    .or(() -> fields.wrong(Field.IMAGE, group)).flatMap(src -> picture(src, group));
            case Value.Listing(_, List<Value> items) when items.size() == 1 -> picture(items.getFirst(), Value.Table.EMPTY);
            case Value.Bool(_, boolean shown) when !shown -> Optional.empty(); // elsewhere: show none
            default -> picture(value, Value.Table.EMPTY);
        });
    }

    /** The file of the content folder that {@code picture} is. */
    Optional<Manuscript.File> file(Optional<Picture> picture) {
        return picture.map(Picture::src).filter(src -> !WEB.matcher(src).matches()).flatMap(src -> fields.value(Field.IMAGE)
                .map(value -> new Manuscript.File(src, true, value.at().line())));
    }

    private Optional<Picture> picture(Value src, Value.Table group) {
        return fields.text(Field.IMAGE, src).filter(text -> !text.equalsIgnoreCase("false"))
                .flatMap(text -> place(text, src.at()))
                .map(place -> new Picture(place, within(group, "alt"), within(group, "caption"), within(group, "credit")));
    }

    private Optional<String> within(Value.Table group, String key) {
        return Fields.within(group, key).flatMap(value -> fields.text(Field.IMAGE, value));
    }

    /** A path from the content folder, whether it was written from there, with a slash, or from the file's own folder. */
    private Optional<String> place(String written, Place at) {
        if (WEB.matcher(written).matches()) {
            return Optional.of(written);
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
}
