package press.broadsheet.importer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random folders with colliding, overlong and unusual fields and files: an import publishes all files that it does not
 * report, and all valid ones.
 */
@Timeout(240)
class ImportFuzzTests {

    private static final int FILES = 150;
    private static final int ROUNDS = 4;

    /** Only a few, so that they collide. */
    private static final List<String> NAMES =
            List.of("a", "A", "b", "same", "Same", "sa me", "old", "\u00e9t\u00e9", "e\u0301te\u0301",
                    "\u65b0\u95fb", "x-2", "untitled", "---", "..", "%2F", "\u0130stanbul", "\ufb01n", "a.md", "news/a.md",
                    "a\u200bb", "null", "2");

    private static final List<String> STRANGE =
            List.of("\\0", "\\uD800", "\\uDC00\\uD800", "\\uFFFF", "\\u0085", "\\u202E", "\\t",
                    "\uD83D\uDE00", "\u0000", "\u000b", "\ufeff", "\u2028", "'; DROP TABLE article; --", "${x}", "<b>",
                    "\u0e01\u0e33", "\u0628\u0644");

    private static final List<Integer> LENGTHS =
            List.of(0, 1, 2, 59, 60, 61, 199, 200, 201, 220, 999, 1000, 1001, 1100, 1101, 2000,
                    2001, 4000, 4001, 10_000, 10_001, 20_000);

    private static final List<String> FIELDS = List.of("title", "standfirst", "id", "slug", "aliases", "url", "path", "permalink",
            "redirect_from", "tags", "keywords", "authors", "author", "section", "categories", "translation_key", "lang",
            "dateline", "source", "canonical_url", "image", "withdrawn", "replaced_by", "corrections", "genre", "date", "expires",
            "updated", "draft", "evergreen", "weight", "name", "role", "links", "lead", "slots");

    private static final List<String> FOLDERS =
            List.of("", "", "news/", "News/", "caf\u00e9/", "cafe\u0301/", "pages/", "authors/", "_drafts/", "\u65b0\u95fb/",
                    "a/b/c/");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyFolderIsPublishedExceptNamedRefusals(long seed) {
        Random random = new Random(seed);
        try (TestPublication testPublication = new TestPublication(home)) {
            List<String> paths = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                for (int i = 0; i < FILES / round; i++) {
                    write(testPublication, random, paths);
                }
                testPublication.write("sound.md", "---\ntitle: Sound " + round + "\ndate: 2026-03-01\n---\n\nWords.\n");

                ImportReport report = testPublication.runImport();

                assertThat(report.failure()).as("seed %d, round %d", seed, round).isEmpty();
                assertThat(testPublication.headlines()).contains("Sound " + round);
                assertEachIsPublishedOrNamed(testPublication, report);
                assertThat(testPublication.runImport().edition()).as("a second import changes nothing").isEmpty();
                testPublication.advanceClock(Duration.ofDays(400)).openEdition();
                if (round == ROUNDS / 2) {
                    testPublication.loseDatabase();
                }
            }
            LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
            assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
        }
    }

    private static void assertEachIsPublishedOrNamed(TestPublication testPublication, ImportReport report) {
        Set<String> named = report.problems().stream().filter(Problem::isError).map(Problem::path).collect(Collectors.toSet());
        JdbcClient database = testPublication.bean(JdbcClient.class);
        List<String> refused = database.sql("SELECT path FROM source_file WHERE refused = TRUE").query(String.class).list();
        assertThat(named).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(database.sql("""
                        SELECT path FROM source_file f WHERE refused = FALSE AND article_id IS NULL AND path <> 'front.md'
                            AND LOCATE('_index.', path) = 0 AND path NOT LIKE 'authors/%' AND path NOT LIKE 'pages/%'
                        """).query(String.class).list()).isEmpty();
    }

    private static void write(TestPublication testPublication, Random random, List<String> paths) {
        if (!paths.isEmpty() && random.nextInt(8) == 0) {
            testPublication.delete(paths.remove(random.nextInt(paths.size())));
            return;
        }
        String name = random.nextInt(20) == 0 ? "index" : random.nextInt(20) == 0 ? "_index" : stem(random);
        String path = random.nextInt(40) == 0
                ? "front.md"
                : pick(random, FOLDERS) + name + pick(random, List.of(".md", ".md", ".txt", ".fr.md", ".markdown"));
        String fields = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(_ -> pick(random, FIELDS))
                .distinct()
                .map(field -> field + ": " + value(random, field) + "\n")
                .collect(Collectors.joining());
        String text =
                "---\n" + fields + "---\n\n" + pick(random, List.of("Words.", "# " + word(random), "[x](" + word(random) + ".md)",
                        "![p](" + word(random) + ".png)", "")) + "\n";
        if (!paths.contains(path)) {
            paths.add(path);
        }
        testPublication.write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A name that file systems accept. */
    private static String stem(Random random) {
        String name = pick(random, NAMES).replace("/", "-");
        return name.startsWith(".") ? "dots" : name.length() > 60 ? name.substring(0, 60) : name;
    }

    private static String value(Random random, String field) {
        return switch (random.nextInt(field.equals("corrections") ? 1 : 5)) {
            case 0 -> field.equals("corrections")
                    ? "[{date: 2026-01-0" + (1 + random.nextInt(9)) + ", text: " + quoted(random) + "}]"
                    : "[" + quoted(random) + ", " + quoted(random) + ", /" + pick(random, NAMES).replaceAll("\\W", "") + "]";
            case 1 -> field.equals("image")
                    ? "{src: x.png, alt: " + quoted(random) + ", credit: " + quoted(random) + "}"
                    : field.equals("source")
                            ? "{name: " + quoted(random) + ", url: \"https://example.org/" + word(random) + "\"}"
                            : quoted(random);
            case 2 -> pick(random, List.of("true", "2026-03-01", "2027-01-01", "1", "silent", "en", "{}", "[]", "~"));
            default -> quoted(random);
        };
    }

    private static String quoted(Random random) {
        return '"' + word(random).replace("\"", "").replaceAll("[\\p{Cc}]", "") + '"';
    }

    private static String word(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> pick(random, List.of("x", "\u65b0", "\uD83D\uDE00", "a b", "/y")).repeat(pick(random, LENGTHS) / 2);
            case 1 -> "x".repeat(pick(random, LENGTHS));
            case 2 -> pick(random, NAMES) + pick(random, STRANGE);
            case 3 -> "/" + pick(random, NAMES) + pick(random, List.of("", "/", ".html", "?id=1", "?b=1&a=2", "?a=2&b=1", "#x"));
            default -> pick(random, NAMES);
        };
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
