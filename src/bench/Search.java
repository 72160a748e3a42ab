import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import press.broadsheet.Broadsheet;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.search.SearchResults;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.search.SearchQuery;

/**
 * Measures how long the search index of a large archive takes to build, its size, and the time of a hundred typical queries,
 * run as the search page runs them: in a snapshot, with twenty hits, their passages, sections and years. An article has 300
 * words in a Zipf distribution.
 *
 * Usage: src/bench/search [articles]
 */
public class Search {

    private static final int VOCABULARY = 60_000;
    private static final int WORDS = 300;
    private static final Instant NEWEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] LANGUAGES = {"en", "en", "en", "de", "zh"};

    private final Random random = new Random(1);
    private final String[] words = Stream.generate(this::word).limit(VOCABULARY).toArray(String[]::new);

    public static void main(String[] args) throws Exception {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path folder = Files.createTempDirectory("search");
        try (var context = new SpringApplicationBuilder(Broadsheet.class).web(WebApplicationType.NONE).run(
                "--broadsheet.command=none", "--logging.level.root=ERROR",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("archive"))) {
            Search bench = new Search();
            try (Connection connection = context.getBean(DataSource.class).getConnection()) {
                bench.fill(connection, articles);
            }
            Editions editions = context.getBean(Editions.class);
            editions.open(editions.nextAsOf());
            bench.measure(editions, context.getBean(ArticleSearch.class), articles, folder.resolve("index"));
        }
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private void measure(Editions editions, ArticleSearch search, int articles, Path index) throws Exception {
        long start = System.nanoTime();
        while (!run(editions, search, "nothing").complete()) {
            Thread.sleep(100);
        }
        System.out.printf("%,d articles indexed in %.1f s, %,d MB%n", articles, (System.nanoTime() - start) / 1e9, size(index) >> 20);
        List<String> queries = Stream.generate(this::query).limit(100).toList();
        List<Double> times = new ArrayList<>();
        Map<String, Double> longest = new HashMap<>();
        for (int round = 0; round < 12; round++) {
            for (String query : queries) {
                long queryStart = System.nanoTime();
                run(editions, search, query);
                if (round >= 2) { // warm
                    times.add((System.nanoTime() - queryStart) / 1e6);
                    longest.merge(query, times.getLast(), Math::min);
                }
            }
        }
        times.sort(null);
        System.out.printf("a hundred queries: median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                times.get(times.size() / 2), times.get(times.size() * 99 / 100), times.getLast());
        longest.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(5)
                .forEach(it -> System.out.printf("  at best %.1f ms: %s%n", it.getValue(), it.getKey()));
    }

    private static SearchResults run(Editions editions, ArticleSearch search, String query) {
        return editions.inSnapshot(() -> search.search(SearchQuery.of(query), 1));
    }

    /** One to three words, sometimes a phrase, a prefix, a section, a year or a typing error. */
    private String query() {
        String words = Stream.generate(this::zipf).limit(1 + random.nextInt(3)).collect(Collectors.joining(" "));
        return switch (random.nextInt(8)) {
            case 0 -> '"' + zipf() + " " + zipf() + '"';
            case 1 -> words.substring(0, Math.max(2, words.length() - 2));
            case 2 -> words + " section:section-" + random.nextInt(10);
            case 3 -> words + " after:2024";
            case 4 -> words + " -" + zipf();
            case 5 -> words.substring(0, words.length() - 1) + "xq";
            default -> words;
        };
    }

    private void fill(Connection connection, int articles) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement article = connection.prepareStatement("""
                INSERT INTO article (identity, path, present, digest, slug, nameless, publish_at, headline, standfirst, opening,
                    language, dated, dated_timed, updated_timed, expires_timed, genre, evergreen, words, drop_cap, changed,
                    text_id)
                VALUES (?1, ?1, TRUE, ?1, ?1, FALSE, ?2, ?3, ?4, '', ?5, ?2, TRUE, FALSE, FALSE, 'NEWS', FALSE, 300, TRUE, 1, ?6)""");
                PreparedStatement text = connection.prepareStatement(
                        "INSERT INTO article_text VALUES (?, '', ?, '', '')");
                PreparedStatement label = connection.prepareStatement(
                        "INSERT INTO article_label VALUES (?, 'SECTION', 1, ?, ?, ?, NULL, ?)")) {
            for (int i = 1; i <= articles; i++) {
                var at = NEWEST.minusSeconds(i * 1800L).atOffset(ZoneOffset.UTC);
                String name = "story-" + i;
                article.setString(1, name);
                article.setObject(2, at);
                article.setString(3, text(8));
                article.setString(4, text(16));
                article.setString(5, LANGUAGES[i % LANGUAGES.length]);
                article.setLong(6, i);
                article.addBatch();
                text.setLong(1, i);
                text.setString(2, "<p>" + text(WORDS / 2) + ".</p>\n<p>" + text(WORDS / 2) + ".</p>");
                text.addBatch();
                label.setLong(1, i);
                label.setString(2, "section-" + i % 10);
                label.setString(3, "Section " + i % 10);
                label.setObject(4, at);
                label.setString(5, name);
                label.addBatch();
                if (i % 1000 == 0 || i == articles) {
                    text.executeBatch();
                    article.executeBatch();
                    label.executeBatch();
                    connection.commit();
                }
            }
        }
        connection.setAutoCommit(true);
    }

    private String text(int length) {
        return Stream.generate(this::zipf).limit(length).collect(Collectors.joining(" "));
    }

    /** The word of rank r, with probability proportional to 1/r. */
    private String zipf() {
        return words[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
    }

    private String word() {
        String[] syllables = {"ba", "ce", "din", "for", "gu", "hel", "ion", "kar", "lo", "min", "ner", "pos", "que", "ri", "sta", "tu", "ver"};
        return Arrays.stream(random.ints(2 + random.nextInt(4), 0, syllables.length).toArray())
                .mapToObj(i -> syllables[i]).collect(Collectors.joining());
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
