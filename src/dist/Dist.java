import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds target/dist from the jar: the extracted application, the launcher, and an AOT cache. The cache records classes and hot
 * methods during a training run: a first import of the handbook and two hundred articles, and requests for every page.
 *
 * Usage: java src/dist/Dist.java target
 */
public class Dist {

    private static final String ARTICLES = "200";
    private static final Pattern LOCATION = Pattern.compile("<loc>[^<]*?//[^/<]+([^<]*)</loc>");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    private final Path target;
    private final Path dist;
    private final Path work;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String site;

    private Dist(Path target) throws IOException {
        this.target = target;
        this.dist = target.resolve("dist");
        this.work = target.resolve("dist-training");
        try (ServerSocket free = new ServerSocket(0)) {
            this.site = "http://localhost:" + free.getLocalPort();
        }
    }

    public static void main(String[] args) throws Exception {
        Dist dist = new Dist(Path.of(args[0]).toAbsolutePath());
        dist.extract();
        dist.train();
    }

    private void extract() throws Exception {
        clear(dist);
        run("-Djarmode=tools", "-jar", target.resolve("broadsheet.jar").toString(), "extract", "--destination",
                dist.resolve("app").toString());
        Path launcher = dist.resolve("bin").resolve("broadsheet");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/dist/broadsheet"), launcher);
        launcher.toFile().setExecutable(true, false);
    }

    private void train() throws Exception {
        clear(work);
        Path content = work.resolve("content");
        run("src/bench/Folder.java", content.toString(), ARTICLES);
        copy(Path.of("seeds"), content);
        Process server = start();
        try {
            awaitPort(server);
            requestPages();
        } finally {
            server.destroy();
        }
        if (!server.waitFor(10, TimeUnit.MINUTES) || !Files.exists(dist.resolve("app/broadsheet.aot"))) {
            throw new IllegalStateException("The training run wrote no AOT cache; see " + work.resolve("log"));
        }
        clear(work);
    }

    private Process start() throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(dist.resolve("bin/broadsheet").toString(),
                "--server.port=" + URI.create(site).getPort(), "--broadsheet.importer.folder=content");
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().put("JAVA_OPTS", "-XX:AOTCacheOutput=" + dist.resolve("app/broadsheet.aot"));
        return launcher.directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
    }

    private void awaitPort(Process server) throws Exception {
        while (server.isAlive()) {
            try {
                get("/actuator/health/readiness");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The site did not start:\n" + Files.readString(work.resolve("log")));
    }

    /** Requests every page in every coding, unconditionally and with If-None-Match, and a few searches. */
    private void requestPages() throws Exception {
        List<String> pages = new ArrayList<>(links(LOCATION, "/sitemap.xml"));
        for (String sitemap : List.copyOf(pages)) {
            pages.addAll(links(LOCATION, sitemap));
        }
        List<String> front = links(LINK, "/");
        pages.addAll(front);
        for (String page : pages) {
            get(page);
            for (String coding : List.of("gzip", "br, gzip")) {
                String tag = get(page, "Accept-Encoding", coding).headers().firstValue("ETag").orElse("*");
                get(page, "Accept-Encoding", coding, "If-None-Match", tag);
            }
        }
        for (String words : List.of("council", "%22harbour+railway%22", "rates+-vote", "section%3Aworld+talks")) {
            get("/search?q=" + words);
        }
    }

    private List<String> links(Pattern pattern, String page) throws Exception {
        return pattern.matcher(get(page).body()).results().map(link -> link.group(1)).distinct().toList();
    }

    private HttpResponse<String> get(String page, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + page));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " exited with " + exit);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path destination = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(destination);
                } else {
                    Files.copy(file, destination, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
