import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Response times of uncached pages, requested one after the other on one connection: median and 99th percentile.
 *
 * Usage: java src/bench/Cold.java http://localhost:8080 articles
 */
public class Cold {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) throws Exception {
        int articles = Integer.parseInt(args[1]);
        List<String> addresses = new Random(1).ints(0, articles).distinct().limit(Math.min(articles, 2000))
                .mapToObj(i -> "/articles/story-" + i).toList();
        int half = addresses.size() / 2;
        ask(args[0], addresses.subList(0, half));
        print("articles", ask(args[0], addresses.subList(half, addresses.size())));
        print("tags", ask(args[0], IntStream.range(0, 200).mapToObj(tag -> "/tags/tag-" + tag).toList()));
        print("months", ask(args[0], IntStream.range(0, 228)
                .mapToObj(month -> "/archive/%d/%02d".formatted(2006 + month / 12, 1 + month % 12)).toList()));
        print("sections, authors", ask(args[0], Stream.concat(
                Stream.of("politics", "business", "world", "culture", "science", "sport", "city", "law").map("/sections/"::concat),
                IntStream.range(0, 60).mapToObj(author -> "/authors/author-" + author)).toList()));
        print("searches", ask(args[0], IntStream.range(0, 200).mapToObj(word -> "/search?q=council+" + word).toList()));
    }

    private static double[] ask(String site, List<String> pages) throws Exception {
        double[] times = new double[pages.size()];
        for (int i = 0; i < times.length; i++) {
            HttpRequest page = HttpRequest.newBuilder(URI.create(site + pages.get(i))).header("Accept-Encoding", "gzip").build();
            long start = System.nanoTime();
            HttpResponse<byte[]> response = CLIENT.send(page, BodyHandlers.ofByteArray());
            times[i] = (System.nanoTime() - start) / 1e6;
            if (response.statusCode() != 200) {
                throw new IllegalStateException(pages.get(i) + " returned " + response.statusCode());
            }
        }
        return times;
    }

    private static void print(String what, double[] times) {
        java.util.Arrays.sort(times);
        System.out.printf("%-18s %5d   median %6.1f ms   p99 %6.1f ms%n",
                what, times.length, times[times.length / 2], times[times.length * 99 / 100]);
    }
}
