import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Measures the listing statements on a large archive: the newest twenty, twenty before and twenty after a random position,
 * and one article by its address. The schema is that of the migrations; the statements are those of the archive.
 *
 * Usage: src/bench/keyset [rows]
 */
public class Keyset {

    private static final String LIVE = "(a.publish_at <= ? AND (a.expire_at IS NULL OR a.expire_at > ?))";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("keyset");
        String url = "jdbc:h2:file:" + folder.resolve("db") + ";QUERY_CACHE_SIZE=64";
        try (Connection c = DriverManager.getConnection(url, "sa", "")) {
            long start = System.nanoTime();
            c.createStatement().execute(Files.readString(Path.of("src/main/resources/db/migration/V1__archive.sql")));
            c.createStatement().execute(Files.readString(Path.of("src/main/resources/db/migration/afterMigrate__indexes.sql")));
            fill(c, rows);
            System.out.printf("%,d rows in %.1f s, %,d MB%n", rows, (System.nanoTime() - start) / 1e9, size(folder) >> 20);
            measure(c, "newest twenty", rows, "a.publish_at <= ? AND (a.publish_at < ? OR a.identity > ?)", "a.publish_at DESC, a.identity", true);
            measure(c, "twenty before", rows, "a.publish_at <= ? AND (a.publish_at < ? OR a.identity > ?)", "a.publish_at DESC, a.identity", false);
            measure(c, "twenty after", rows, "a.publish_at >= ? AND (a.publish_at > ? OR a.identity < ?)", "a.publish_at, a.identity DESC", false);
            label(c, rows);
            address(c, rows);
        }
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private static void fill(Connection c, int rows) throws Exception {
        c.setAutoCommit(false);
        PreparedStatement article = c.prepareStatement("""
            INSERT INTO article (identity, path, present, digest, slug, nameless, publish_at, first_published, headline, opening,
                language, dated_timed, updated_timed, expires_timed, genre, evergreen, words, drop_cap)
            VALUES (?, ?, TRUE, ?, ?, FALSE, ?, ?, ?, ?, 'en', TRUE, FALSE, FALSE, 'NEWS', FALSE, 400, TRUE)""");
        PreparedStatement permalink = c.prepareStatement("INSERT INTO permalink (address, article_id, given) VALUES (?, ?, TRUE)");
        PreparedStatement label = c.prepareStatement("INSERT INTO article_label VALUES (?, 'SECTION', 1, ?, ?, ?, NULL, ?)");
        for (int i = 1; i <= rows; i++) {
            var at = at(i).atOffset(ZoneOffset.UTC);
            String name = "story-" + i;
            article.setString(1, name + ".md");
            article.setString(2, name + ".md");
            article.setString(3, Integer.toHexString(i * 31));
            article.setString(4, name);
            article.setObject(5, at);
            article.setObject(6, at);
            article.setString(7, "The headline of story number " + i);
            article.setString(8, "The first paragraph of a story that is neither long nor short. ".repeat(5));
            article.addBatch();
            permalink.setString(1, "/articles/" + name);
            permalink.setLong(2, i);
            permalink.addBatch();
            label.setLong(1, i);
            label.setString(2, "section-" + i % 10);
            label.setString(3, "Section " + i % 10);
            label.setObject(4, at);
            label.setString(5, name + ".md");
            label.addBatch();
            if (i % 1000 == 0 || i == rows) {
                article.executeBatch();
                permalink.executeBatch();
                label.executeBatch();
                c.commit();
            }
        }
    }

    /** Three articles share each publication time, so that ties occur; a few are in the future. */
    private static Instant at(int i) {
        return NOW.plusSeconds(600).minusSeconds(i / 3 * 60L);
    }

    private static void measure(Connection c, String what, int rows, String beyond, String order, boolean top) throws Exception {
        walk(c, what, rows, "SELECT a.id, a.publish_at, a.identity FROM article a WHERE TRUE AND " + beyond + " AND " + LIVE
                + " ORDER BY " + order + " LIMIT 21", order, top);
    }

    private static void label(Connection c, int rows) throws Exception {
        String order = "a.kind DESC, a.slug DESC, a.publish_at DESC, a.identity";
        walk(c, "twenty before, in a section", rows, "SELECT a.article_id AS id, a.publish_at, a.identity FROM article_label a WHERE"
                + " a.kind = 'SECTION' AND a.slug = 'section-3' AND a.publish_at <= ? AND (a.publish_at < ? OR a.identity > ?) AND "
                + LIVE + " ORDER BY " + order + " LIMIT 21", order, false);
    }

    private static void walk(Connection c, String what, int rows, String sql, String order, boolean top) throws Exception {
        PreparedStatement s = c.prepareStatement("SELECT s.id, b.slug, s.publish_at, s.identity FROM (" + sql
                + ") s JOIN article b ON b.id = s.id ORDER BY s.publish_at DESC, s.identity");
        Random random = new Random(1);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int row = 1 + random.nextInt(rows);
            var moment = (top ? Instant.parse("9999-12-31T00:00:00Z") : at(row)).atOffset(ZoneOffset.UTC);
            long start = System.nanoTime();
            s.setObject(1, moment);
            s.setObject(2, moment);
            s.setString(3, top ? "" : "story-" + row + ".md");
            s.setObject(4, NOW.atOffset(ZoneOffset.UTC));
            s.setObject(5, NOW.atOffset(ZoneOffset.UTC));
            try (ResultSet found = s.executeQuery()) {
                while (found.next()) {
                    found.getString(2);
                }
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        print(what, times);
    }

    private static void address(Connection c, int rows) throws Exception {
        PreparedStatement s = c.prepareStatement("SELECT a.id, a.slug, p.given, " + LIVE
                + " AS live FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.address = ?");
        Random random = new Random(2);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long start = System.nanoTime();
            s.setObject(1, NOW.atOffset(ZoneOffset.UTC));
            s.setObject(2, NOW.atOffset(ZoneOffset.UTC));
            s.setString(3, "/articles/story-" + (1 + random.nextInt(rows)));
            try (ResultSet found = s.executeQuery()) {
                found.next();
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        print("one by address", times);
    }

    private static void print(String what, List<Double> times) {
        times.sort(null);
        System.out.printf("%-28s median %.3f ms, p99 %.3f ms%n", what, times.get(1000), times.get(1979));
    }

    private static long size(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
