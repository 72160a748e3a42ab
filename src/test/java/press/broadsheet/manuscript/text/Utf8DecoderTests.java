package press.broadsheet.manuscript.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.TestManuscriptReader;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class Utf8DecoderTests {

    private static final String ARTICLE = "Café reopens\n\nThe owner said: “We missed you.”\n";

    private final ProblemCollector problemCollector = new ProblemCollector("a.md");

    @Test
    void utf8IsReadWithOrWithoutAByteOrderMark() {
        assertThat(decode(ARTICLE.getBytes(UTF_8))).contains(ARTICLE);
        assertThat(decode(("\uFEFF" + ARTICLE).getBytes(UTF_8))).contains(ARTICLE);
        assertThat(problemCollector.sorted()).isEmpty();
    }

    @Test
    void lineBreaksAreNormalized() {
        assertThat(decode("a\r\nb\rc\nd".getBytes(UTF_8))).contains("a\nb\nc\nd");
    }

    @Test
    void utf16IsDetectedWithAndWithoutByteOrderMark() {
        for (byte[] bytes : List.of(("\uFEFF" + ARTICLE).getBytes(UTF_16LE), ("\uFEFF" + ARTICLE).getBytes(UTF_16BE),
                ARTICLE.getBytes(UTF_16LE),
                ARTICLE.getBytes(UTF_16BE), "标题 1\n\n正文在这里。\n".getBytes(UTF_16LE))) {
            assertThat(TestManuscriptReader.readerIn("UTC").read("a.md", bytes).problems()).extracting(Problem::toString)
                    .containsExactly("a.md:1:1: error: the file is in UTF-16, not in UTF-8. "
                            + "Open it in your editor and save it as UTF-8.");
        }
    }

    @Test
    void windows1252IsReportedWithTheFirstInvalidByte() {
        assertThat(decode(ARTICLE.getBytes(Charset.forName("windows-1252")))).isEmpty();
        assertThat(problemCollector.sorted()).extracting(Problem::toString).containsExactly(
                "a.md:1:4: error: byte 3 (0xE9) is not UTF-8: the file seems to be in windows-1252. "
                        + "Open it in your editor and save it as UTF-8.");
    }

    @Test
    void otherEncodingsAreNotGuessedAt() {
        assertThat(decode("正文在这里，还有更多。".getBytes(Charset.forName("GBK")))).isEmpty();
        assertThat(problemCollector.sorted().getFirst().reason())
                .isEqualTo("byte 0 (0xD5) is not UTF-8: the file is in another encoding");
    }

    @Test
    void damagedUtf8NamesTheByteAndItsLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("Überschrift\r\n\r\nGrüße aus Köln, ".getBytes(UTF_8));
        bytes.write(0xE4);
        bytes.writeBytes(" und mehr".getBytes(UTF_8));
        assertThat(decode(bytes.toByteArray())).isEmpty();
        assertThat(problemCollector.sorted().getFirst().toString())
                .startsWith("a.md:3:17: error: byte 35 (0xE4) is damaged: the file is valid UTF-8 up to here");
    }

    @Test
    void truncatedSequenceAtTheEndIsReported() {
        byte[] whole = "Grüße aus Köln und Zürich ü".getBytes(UTF_8);
        assertThat(decode(Arrays.copyOf(whole, whole.length - 1))).isEmpty();
        assertThat(problemCollector.sorted().getFirst().reason()).contains("is damaged");
    }

    @Test
    void zeroBytesAreRefused() {
        assertThat(decode("Text\nand\0 more of it, enough to be no UTF-16 at all".getBytes(UTF_8))).isEmpty();
        assertThat(problemCollector.sorted().getFirst().toString())
                .startsWith("a.md:2:4: error: the file contains a zero byte, so it is not a text file");
    }

    @Test
    void emptyFileIsAnError() {
        for (String empty : List.of("", "\uFEFF", " \n\t\r\n ")) {
            assertThat(TestManuscriptReader.problem(empty))
                    .isEqualTo("1:1: error: the file is empty. Write the article, or delete the file.");
        }
    }

    @Test
    void controlCharactersAreRemovedWithAWarning() {
        assertThat(decode("One\u0007 two\u001b[0m three\uFFFE four".getBytes(UTF_8))).contains("One two[0m three four");
        assertThat(problemCollector.sorted()).extracting(Problem::toString)
                .containsExactly("a.md:1:4: warning: an invisible control character "
                        + "(U+0007) is removed. Delete it and other control characters in the file.");
    }

    private Optional<String> decode(byte[] bytes) {
        return Utf8Decoder.decode(bytes, problemCollector);
    }
}
