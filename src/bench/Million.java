import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Writes a hundred years of short articles, one folder a month; or measures an edit, an embargo and uncached pages on a site
 * that serves them, in its first minutes.
 *
 * Usage: java src/bench/Million.java write folder articles | read folder http://localhost:8080 articles
 */
public class Million {

    private static final int EDITS = 20;
    private static final int PAGES = 1000;
    private static final LocalDate FIRST = LocalDate.of(1926, 1, 1);
    private static final int DAYS = 36_500;
    private static final String[] SECTIONS = {"politics", "business", "world", "culture", "science", "sport", "city", "law"};
    private static final String[] WORDS = ("council rates harbour railway school minister talks vote budget court strike bridge"
            + " winter market union harvest concert league theatre hospital tax mayor river storm election").split(" ");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        if (args[0].equals("write")) {
            write(Path.of(args[1]), Integer.parseInt(args[2]));
        } else {
            read(Path.of(args[1]), args[2], Integer.parseInt(args[3]));
        }
    }

    private static LocalDate day(int i, int articles) {
        return FIRST.plusDays((long) i * DAYS / articles);
    }

    private static Path file(Path folder, int i, int articles) {
        LocalDate day = day(i, articles);
        return folder.resolve("%d/%02d/story-%d.md".formatted(day.getYear(), day.getMonthValue(), i));
    }

    private static void write(Path folder, int articles) throws Exception {
        Path last = folder;
        for (int i = 0; i < articles; i++) {
            Path file = file(folder, i, articles);
            if (!file.getParent().equals(last)) {
                last = Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text(i, day(i, articles)));
        }
    }

    private static String text(int i, LocalDate day) {
        Random random = new Random(i);
        StringBuilder text = new StringBuilder("---\ntitle: ").append(words(random, 6)).append(' ').append(i)
                .append("\ndate: ").append(day).append("\nsection: ").append(SECTIONS[i % SECTIONS.length])
                .append("\ntags: [").append(WORDS[i % 25]).append("]\nauthors: [Author ").append(i % 500).append("]\n---\n\n");
        for (int paragraph = 0; paragraph < 3; paragraph++) {
            text.append("The ").append(words(random, 40)).append(".\n\n");
        }
        return text.toString();
    }

    private static String words(Random random, int number) {
        StringBuilder words = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = 1; i < number; i++) {
            words.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    private static void read(Path folder, String site, int articles) throws Exception {
        Random random = new Random(1);
        pages("articles", site, _ -> "/articles/story-" + random.nextInt(articles));
        pages("days of the archive", site, _ -> "/archive/" + FIRST.plusDays(random.nextInt(DAYS)).toString().replace('-', '/'));
        pages("authors", site, i -> "/authors/author-" + i % 500);
        pages("tags, sections, the front page", site, i -> i % 34 == 33
                ? "/"
                : i % 34 < 25 ? "/tags/" + WORDS[i % 34] : "/sections/" + SECTIONS[i % 34 - 25], 34);
        pages("other articles, warm", site, _ -> "/articles/story-" + random.nextInt(articles));
        edits(folder, site, articles);
        moment(folder, site);
    }

    private static void pages(String what, String site, IntFunction<String> address) throws Exception {
        pages(what, site, address, PAGES);
    }

    /** Requests each page for the first time, one after the other. */
    private static void pages(String what, String site, IntFunction<String> address, int number) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String page = address.apply(i);
            long start = System.nanoTime();
            int status = get(site + page).statusCode();
            times.add((System.nanoTime() - start) / 1e6);
            if (status != 200 && status != 404) {
                throw new IllegalStateException(page + " returned " + status);
            }
        }
        times.sort(null);
        System.out.printf("%-32s cold: median %6.1f ms, p99 %6.1f ms of %d%n", what, times.get(number / 2),
                times.get(number * 99 / 100), number);
    }

    private static void edits(Path folder, String site, int articles) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int edit = 0; edit < EDITS; edit++) {
            int number = articles / EDITS * edit;
            String word = "zqedit" + edit + "zq";
            Files.writeString(file(folder, number, articles), text(number, day(number, articles)) + word + ".\n");
            long saved = System.nanoTime();
            times.add(await(site + "/articles/story-" + number, word, saved));
        }
        times.sort(null);
        System.out.printf("save to live: median %.2f s, worst %.2f s of %d%n", times.get(EDITS / 2), times.getLast(), EDITS);
    }

    private static void moment(Path folder, String site) throws Exception {
        Instant due = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        Files.writeString(folder.resolve("embargoed.md"), "---\ntitle: Embargoed\ndate: " + due + "\n---\n\nSaid zqmomentzq.\n");
        await(site + "/articles/embargoed", "zqmomentzq", System.nanoTime());
        double late = (System.currentTimeMillis() - due.toEpochMilli()) / 1e3;
        System.out.printf("embargo: live %.2f s after its time%n", late);
    }

    private static double await(String page, String word, long since) throws Exception {
        while (!get(page).body().contains(word)) {
            Thread.sleep(10);
        }
        return (System.nanoTime() - since) / 1e9;
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
