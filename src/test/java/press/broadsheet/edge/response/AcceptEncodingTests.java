package press.broadsheet.edge.response;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptEncodingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | IDENTITY
            gzip, deflate, br, zstd         | BROTLI GZIP IDENTITY
            GZIP                            | GZIP IDENTITY
            x-gzip                          | GZIP IDENTITY
            br;q=0.5, gzip                  | GZIP BROTLI IDENTITY
            br ; q = 0.5 , gzip;q=0.4       | BROTLI GZIP IDENTITY
            gzip;q=0                        | IDENTITY
            identity                        | IDENTITY
            identity;q=1, gzip;q=0.5        | IDENTITY GZIP
            identity;q=0, gzip              | GZIP
            *                               | BROTLI GZIP IDENTITY
            *;q=0, gzip                     | GZIP
            gzip, *;q=0.1                   | GZIP BROTLI IDENTITY
            br;q=0, *                       | GZIP IDENTITY
            identity;q=0                    | IDENTITY
            *;q=0                           | IDENTITY
            zstd                            | IDENTITY
            gzip;q=nonsense                 | GZIP IDENTITY
            ',,;;q=,gzip'                   | GZIP IDENTITY
            """)
    void preferredCodingIsSelected(String header, String wanted) {
        List<ContentCoding> codings = Stream.of(wanted.split(" ")).map(ContentCoding::valueOf).toList();

        assertThat(AcceptEncoding.acceptable(header)).isEqualTo(codings);
    }

    @Test
    @Timeout(60)
    void hostileHeaderCostsNoTime() {
        for (String part : List.of(",", ";", "q=", "gzip;q=0.5,", "*", "q=0", " ", "0.")) {
            assertThat(AcceptEncoding.acceptable(part.repeat(20_000))).isNotEmpty();
        }
    }
}
