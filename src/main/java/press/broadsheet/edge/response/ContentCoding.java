package press.broadsheet.edge.response;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Content codings (RFC 9110, section 8.4.1), the best compression first, each at its highest level. */
public enum ContentCoding {

    BROTLI("br") {
        @Override
        boolean isAvailable() {
            return Brotli4jLoader.isAvailable();
        }

        @Override
        byte[] encode(byte[] content) throws IOException {
            return Encoder.compress(content, BEST_BROTLI);
        }
    },

    GZIP("gzip") {
        @Override
        byte[] encode(byte[] content) throws IOException {
            ByteArrayOutputStream coded = new ByteArrayOutputStream(content.length / 3 + 64);
            try (OutputStream gzip = new BestGzip(coded)) {
                gzip.write(content);
            }
            return coded.toByteArray();
        }
    },

    IDENTITY("identity") {
        @Override
        byte[] encode(byte[] content) {
            return content;
        }
    };

    private static final Encoder.Parameters BEST_BROTLI = Encoder.Parameters.create(11);

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** Returns the coding with that token; {@code x-gzip} is gzip (RFC 9110, section 8.4.1.3). */
    static Optional<ContentCoding> forToken(String token) {
        return switch (token) {
            case "br" -> Optional.of(BROTLI);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "identity" -> Optional.of(IDENTITY);
            default -> Optional.empty();
        };
    }

    public String token() {
        return token;
    }

    /** Whether this machine supports it: Brotli needs a native library. */
    boolean isAvailable() {
        return true;
    }

    /** Returns the encoded content, if it is smaller than the original. */
    final Optional<byte[]> compress(byte[] content) {
        try {
            return Optional.of(encode(content)).filter(coded -> coded.length < content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract byte[] encode(byte[] content) throws IOException;

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
