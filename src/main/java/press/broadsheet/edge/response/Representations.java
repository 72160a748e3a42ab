package press.broadsheet.edge.response;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in each available coding. Gzip is created with it; Brotli 11 takes ten times as long and is added later in the
 * background.
 *
 * @param varies whether the coding depends on the request
 */
public record Representations(boolean varies, List<Representation> all) {

    /** Images and fonts are already compressed. */
    private static final Pattern COMPRESSIBLE =
            Pattern.compile("text/.*|application/([a-z.+-]+[+])?(json|xml)|image/(svg[+]xml|vnd\\.microsoft\\.icon)");

    public static Representations of(String contentType, byte[] content) {
        Representation plain = new Representation(ContentCoding.IDENTITY, content);
        if (!COMPRESSIBLE.matcher(contentType.split(";", 2)[0].strip()).matches()) {
            return new Representations(false, List.of(plain));
        }
        return new Representations(true, Stream.concat(encode(ContentCoding.GZIP, content).stream(), Stream.of(plain)).toList());
    }

    private static Optional<Representation> encode(ContentCoding contentCoding, byte[] content) {
        return contentCoding.compress(content).map(coded -> new Representation(contentCoding, coded));
    }

    /** Adds Brotli, if that makes the content smaller. */
    public Representations withBrotli() {
        Optional<Representation> brotli = encode(ContentCoding.BROTLI, identity().content());
        return new Representations(varies, Stream.concat(brotli.stream(), all.stream()).toList());
    }

    public boolean canAddBrotli() {
        return varies && all.getFirst().coding() != ContentCoding.BROTLI && ContentCoding.BROTLI.isAvailable();
    }

    public boolean hasContent(byte[] content) {
        return Arrays.equals(identity().content(), content);
    }

    long size() {
        return all.stream().mapToLong(it -> it.content().length).sum();
    }

    /**
     * Selects the representation: one that matches If-None-Match if the client accepts its coding, else the most preferred
     * coding.
     */
    Representation select(List<ContentCoding> accepted, IfNoneMatch ifNoneMatch) {
        if (ifNoneMatch.isPresent()) {
            for (Representation representation : all) {
                if (accepted.contains(representation.coding()) && ifNoneMatch.matches(representation.etag())) {
                    return representation;
                }
            }
        }
        for (ContentCoding contentCoding : accepted) {
            for (Representation representation : all) {
                if (representation.coding() == contentCoding) {
                    return representation;
                }
            }
        }
        return identity();
    }

    public Representation identity() {
        return all.getLast();
    }
}
