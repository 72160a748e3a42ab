package press.broadsheet.edge.response;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in each coding that it is there in. Gzip comes with it; Brotli at its best takes ten times as long and is added
 * later, so that nobody waits for it.
 *
 * @param varies whether another reader may get it coded otherwise
 */
public record Representations(boolean varies, List<Representation> all) {

    /** Pictures and fonts are compressed in themselves. */
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

    /** The same, in Brotli too if that is any use. */
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

    /** What a reader gets who understands these codings: what he has already if he may, else what he likes best. */
    Representation select(List<ContentCoding> wanted, IfNoneMatch has) {
        if (has.isPresent()) {
            for (Representation one : all) {
                if (wanted.contains(one.coding()) && has.matches(one.etag())) {
                    return one;
                }
            }
        }
        for (ContentCoding contentCoding : wanted) {
            for (Representation one : all) {
                if (one.coding() == contentCoding) {
                    return one;
                }
            }
        }
        return identity();
    }

    public Representation identity() {
        return all.getLast();
    }
}
