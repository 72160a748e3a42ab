package press.broadsheet.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The NIST examples for FIPS 180-4. */
class Sha256Tests {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytesTextAndStreamHaveOneHash() throws IOException {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        DigestInputStream stream = new DigestInputStream(new ByteArrayInputStream(bytes), Sha256.digest());
        stream.transferTo(OutputStream.nullOutputStream());

        assertThat(Sha256.of(bytes)).isEqualTo(ABC);
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
        assertThat(Sha256.of(stream.getMessageDigest())).isEqualTo(ABC);
    }

    @Test
    void emptyInputHasAHash() {
        assertThat(Sha256.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void textIsHashedAsUtf8() {
        assertThat(Sha256.of("专利")).isEqualTo(Sha256.of("专利".getBytes(StandardCharsets.UTF_8)));
    }
}
