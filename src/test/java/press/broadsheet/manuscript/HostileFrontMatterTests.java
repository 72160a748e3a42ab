package press.broadsheet.manuscript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.broadsheet.TrialCount;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFrontMatterTests {

    private static final int MANY = 60_000;

    static List<String> bombs() {
        String laughs = IntStream.range(1, 20).mapToObj(i -> "l" + i + ": &l" + i + " [" + ("*l" + (i - 1) + ",").repeat(9) + "]")
                .collect(Collectors.joining("\n"));
        return Stream.of("a: " + "[".repeat(MANY), "a: " + "[".repeat(MANY / 2) + "]".repeat(MANY / 2),
                "a: " + "{a: ".repeat(MANY / 4), "- ".repeat(MANY / 2),
                "? ".repeat(MANY / 2), ": ".repeat(MANY / 2), "- ? ".repeat(MANY / 4), "a: &a [*a]", "l0: &l0 [lol]\n" + laughs,
                "&a ".repeat(MANY / 3),
                "title: \"" + "\\".repeat(MANY), "title: \"" + "x\n\n".repeat(MANY / 3), "title: '" + "'".repeat(MANY),
                "'a".repeat(MANY / 2),
                "\"a\" ".repeat(MANY / 4), "title: |\n" + " ".repeat(MANY) + "\nx: [", "title: " + "x".repeat(100_000),
                "a: b\n".repeat(MANY / 5),
                "[".repeat(MANY), "{".repeat(MANY), "a: !<" + "x".repeat(MANY), "a: \"\\x\"", "a: \"\\UFFFFFFFF\"",
                "title: " + "a: ".repeat(MANY / 3)).map(fields -> "---\n" + fields + "\n---\nText").toList();
    }

    static List<String> tomlBombs() {
        return Stream.of("a = " + "[".repeat(MANY), "a = " + "{a=".repeat(MANY / 4), "a." + "a.".repeat(MANY / 4) + "a = 1",
                "[" + "a.".repeat(MANY / 4) + "a]",
                "[[a]]\n".repeat(MANY / 8) + "[a", "a = \"" + "\\".repeat(MANY), "a = '''" + "'".repeat(MANY),
                "a = " + "9".repeat(MANY),
                "a = 1\na = 1\n".repeat(MANY / 16), "a = \"" + "x".repeat(100_000), "=\n".repeat(MANY / 4),
                "\"\"\"".repeat(MANY / 4), "a = 1979-99-99T99:99:99Z\n=",
                "a = " + "[1,".repeat(MANY / 3)).map(fields -> "+++\n" + fields + "\n+++\nText").toList();
    }

    static List<String> jsonBombs() {
        return List.of("{\"a\":" + "[".repeat(MANY), "{\"a\":".repeat(MANY / 5), "{\"a\": " + "9".repeat(MANY) + "}",
                "{\"" + "a".repeat(200_000), "{\"a\": \"" + "\\".repeat(MANY),
                "{\"a\": 1e" + "9".repeat(MANY) + "}", "{\"a\":1,\"a\":1" + ",\"a\":1".repeat(MANY / 6) + "}",
                "{\"a\": [" + "{},".repeat(MANY / 4));
    }

    @ParameterizedTest
    @MethodSource({"bombs", "tomlBombs", "jsonBombs"})
    void expansionBombRefusesOnlyItsFile(String file) {
        ReadResult readResult = TestManuscriptReader.read(TestManuscriptReader.PATH, file);
        assertThat(readResult).isInstanceOf(ReadResult.Refused.class);
        assertThat(readResult.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(30).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.toString()).hasSizeLessThan(1000);
        });
    }

    @Test
    void parserLimitsAreReportedOnce() {
        assertThat(
                TestManuscriptReader.problems(
                        "---\nl0: &l0 [lol]\nl1: " + "[*l0, *l0, *l0, *l0, *l0, *l0, *l0, *l0, *l0, *l0, *l0]\n---\nText"))
                .containsExactly("3:56: error: YAML aliases (`*name`) are used more than 10 times. Write the values out.");
        assertThat(TestManuscriptReader.problems("---\na: " + "[".repeat(100) + "\n---\nText"))
                .containsExactly(
                        "2:11: error: lists and groups are nested more than 8 levels deep. "
                                + "No field needs this; use fewer levels.");
    }

    @Test
    @Timeout(300)
    void damagedFilesOnlyCauseProblems() {
        List<String> good = List.of(
                "---\ntitle: \"Harbour: reopens\"\ntags: [a, 'b', \"c\"]\ndate: 2024-05-01 10:00 +0200\nimage:\n  src: "
                        + "a.jpg\n  alt: |\n    A ship\n---\n\nText\n",
                "+++\ntitle = \"Harbour\"\ntags = ['a', \"b\"]\ndate = 2024-05-01T10:00:00Z\n[[corrections]]\ndate = "
                        + "2024-05-02\ntext = '''x'''\n+++\nText\n",
                "{\"title\": \"Harbour\", \"tags\": [\"a\", 1, null, true],\n \"image\": {\"src\": \"a.jpg\"}}\n\nText\n");
        Random random = new Random(20_240_501);
        String signs = "\"'[]{}:,-+#&*!|>%@`=\\\n\t ~?.\u00a0\u2028\ufeff😀a1\0";
        for (int i = 0; i < TrialCount.of(2_000); i++) {
            StringBuilder file = new StringBuilder(good.get(i % 3));
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(file.length());
                file.replace(at, Math.min(file.length(), at + random.nextInt(3)),
                        signs.substring(random.nextInt(signs.length())).substring(0, 1));
            }
            ReadResult readResult = TestManuscriptReader.read(TestManuscriptReader.PATH, file.toString());
            assertThat(readResult instanceof ReadResult.Accepted || !readResult.problems().isEmpty()).as(file.toString())
                    .isTrue();
        }
    }

    @Test
    @Timeout(300)
    void randomBytesOnlyCauseProblems() {
        Random random = new Random(20_240_502);
        ManuscriptReader reader = TestManuscriptReader.readerIn("UTC");
        for (int i = 0; i < TrialCount.of(5_000); i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] start = List.of("", "---\n", "+++\n", "{\"").get(i % 4).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
            assertThat(reader.read("a.md", bytes)).isNotNull();
        }
    }
}
