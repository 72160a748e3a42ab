import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Time from saving an article to the running site's changed response: median and maximum of a hundred saves.
 *
 * Usage: java src/bench/SaveToLive.java folder http://localhost:8080
 */
public class SaveToLive {

    private static final int SAVES = 100;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0], "save-to-live.md");
        HttpRequest page = HttpRequest.newBuilder(URI.create(args[1] + "/articles/save-to-live")).build();
        List<Double> times = new ArrayList<>();
        for (int save = 0; save < SAVES; save++) {
            String word = "zqsave" + save + "zq";
            Files.writeString(file, "---\ntitle: Save to live\n---\n\nSaid " + word + ".\n");
            long saved = System.nanoTime();
            while (!CLIENT.send(page, BodyHandlers.ofString()).body().contains(word)) {
                Thread.sleep(5);
            }
            times.add((System.nanoTime() - saved) / 1e9);
            Thread.sleep(1000);
        }
        Files.delete(file);
        times.sort(null);
        System.out.printf("save to live: median %.2f s, worst %.2f s of %d%n", times.get(SAVES / 2), times.getLast(), SAVES);
    }
}
