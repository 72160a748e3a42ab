package press.broadsheet.manuscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.html.ExternalUrls;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.ImageReference;

/** Reads the lead image of an article. */
record LeadImageReader(FrontMatterFields fields, ManuscriptPath path, ImageHosts imageHosts) {

    private static final Pattern NON_HTTP_URL = Pattern.compile("//.*|[a-z][a-z0-9+.-]+:.*", Pattern.CASE_INSENSITIVE);
    private static final KnownKeys KEYS = new KnownKeys("src", "path", "url", "image", "file", "alt", "caption", "credit");

    Optional<ImageReference> read() {
        return fields.value(FieldDefinition.IMAGE).flatMap(fieldValue -> switch (fieldValue) {
            case FieldValue.Table group ->
                FrontMatterFields.valueIn(fields.warnOfMisspelledKeys(group, KEYS), "src", "path", "url", "image", "file")
                        .or(() -> reportMissingSource(group)).flatMap(src -> readImage(src, group));
            case FieldValue.Sequence(_, List<FieldValue> items) when items.size() == 1 ->
                readImage(items.getFirst(), FieldValue.Table.EMPTY);
            case FieldValue.Bool(_, boolean enabled) when !enabled -> Optional.empty(); // other systems: no image
            default -> readImage(fieldValue, FieldValue.Table.EMPTY);
        });
    }

    private Optional<FieldValue> reportMissingSource(FieldValue.Table group) {
        fields.problems().error(group.position(),
                "`image` should be a path, or a group of `src`, `alt`, `caption` and `credit`, but is "
                        + "a group without `src`",
                "Name the file under `src`.");
        return Optional.empty();
    }

    /** The reference to an image that is a file in the content folder. */
    Optional<MediaReference> mediaReference(Optional<ImageReference> image) {
        return image.map(ImageReference::src).filter(src -> ImageHosts.hostOf(src).isEmpty())
                .flatMap(src -> fields.value(FieldDefinition.IMAGE)
                        .map(fieldValue -> new MediaReference(src, true, fieldValue.position().line())));
    }

    private Optional<ImageReference> readImage(FieldValue src, FieldValue.Table group) {
        return fields.text(FieldDefinition.IMAGE, src).filter(text -> !text.equalsIgnoreCase("false"))
                .flatMap(text -> resolvePath(text, src.position()))
                .map(path -> new ImageReference(
                        path, readAlt(group, src.position()), readText(group, "caption"), readText(group, "credit")));
    }

    private Optional<String> readAlt(FieldValue.Table group, SourcePosition at) {
        Optional<String> alt = readText(group, "alt").map(String::strip).filter(text -> !text.isEmpty());
        if (alt.isEmpty()) {
            fields.problems().warning(at, "the lead image has no description",
                    "Describe it for readers who cannot see it: `image: {src: …, alt: …}`.");
        }
        return alt;
    }

    private Optional<String> readText(FieldValue.Table group, String key) {
        return FrontMatterFields.valueIn(group, key).flatMap(fieldValue -> fields.text(FieldDefinition.IMAGE, fieldValue));
    }

    /**
     * Resolves to a path from the content folder; a leading slash means that folder, otherwise the path starts at the file's
     * folder.
     */
    private Optional<String> resolvePath(String written, SourcePosition at) {
        if (!ImageHosts.hostOf(written).isEmpty()) {
            return checkExternalUrl(written, at);
        }
        String plain = written.replace('\\', '/');
        if (NON_HTTP_URL.matcher(plain).matches()) {
            fields.problems().error(at, ProblemCollector.quote(written) + " is not the path or URL of an image",
                    "Write the path of a file in the content folder, or a URL that begins with `https://`.");
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        String folder = path.path().substring(0, path.path().lastIndexOf('/') + 1);
        for (String part : (plain.startsWith("/") ? plain : folder + plain).split("/", -1)) {
            if (part.equals("..") && parts.pollLast() == null) {
                fields.problems().error(at, ProblemCollector.quote(written) + " is outside the content folder",
                        "Put the image into the content folder.");
                return Optional.empty();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts)).filter(joined -> !joined.isEmpty());
    }

    /**
     * Loading the image reveals readers' IP addresses to its host, so only hosts in broadsheet.edge.image-hosts are allowed.
     */
    private Optional<String> checkExternalUrl(String written, SourcePosition at) {
        Optional<String> url = ExternalUrls.normalize(written);
        if (url.isEmpty()) {
            fields.problems().warning(at, ProblemCollector.quote(written) + " is not a valid image URL", "Correct it.");
        } else if (!imageHosts.allows(written)) {
            fields.problems().warning(at, "the lead image is on another host, " + ImageHosts.hostOf(written)
                    + ", so it is not shown",
                    "Put it into the content folder, or have the host added to broadsheet.edge.image-hosts.");
        }
        return url.filter(_ -> imageHosts.allows(written));
    }
}
