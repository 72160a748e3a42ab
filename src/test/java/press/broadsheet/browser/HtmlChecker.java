package press.broadsheet.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the Nu HTML checker: one line per error or warning, none if the page is valid. Info messages are ignored, and style sheets
 * are not checked, because it does not know {@code @layer}. Each call starts a process, which takes about a second and a half; so
 * pass many pages at once.
 */
public final class HtmlChecker {

    /** Maven installs the checker there; see pom.xml. */
    private static final Path CHECKER = Path.of("target", "html-checker");

    private HtmlChecker() {}

    /** Checks pages; the keys name them in the messages. */
    public static List<String> check(Map<String, String> pages) {
        try {
            var folder = Files.createTempDirectory("pages");
            try {
                return check(folder, pages);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks every {@code .html} file in a folder and its subfolders. */
    public static List<String> check(Path folder) {
        var pages = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                pages.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return check(pages);
    }

    private static List<String> check(Path folder, Map<String, String> pages) throws IOException {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("No page to check");
        }
        var names = List.copyOf(pages.keySet());
        for (var i = 0; i < names.size(); i++) {
            Files.writeString(folder.resolve(i + ".html"), pages.get(names.get(i)));
        }
        var messages = new ArrayList<String>();
        for (var message : run(folder)) {
            var warning = message.path("subType").asString("").equals("warning");
            if (warning || !message.path("type").asString().equals("info")) {
                messages.add(describe(message, warning ? "warning" : "error", names));
            }
        }
        return messages;
    }

    private static JsonNode run(Path folder) throws IOException {
        var output = Files.createTempFile("html-checker", ".json");
        try {
            var checker = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CHECKER.toAbsolutePath() + "/*",
                    "nu.validator.client.SimpleCommandLineValidator",
                    "--format", "json", "--stdout", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!checker.waitFor(3, TimeUnit.MINUTES)) {
                checker.destroyForcibly();
                throw new IllegalStateException("The HTML checker did not finish within three minutes");
            }
            return parse(Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    private static JsonNode parse(String output) {
        try {
            return JsonMapper.shared().readTree(output).required("messages");
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("The HTML checker in " + CHECKER + " (installed by Maven) failed: " + output, e);
        }
    }

    private static String describe(JsonNode message, String kind, List<String> names) {
        var file = message.path("url").asString("").replaceFirst(".*/", "").replace(".html", "");
        var name = file.matches("\\d+") ? names.get(Integer.parseInt(file)) : "checker";
        return "%s:%d:%d: %s: %s  >> %s".formatted(name, message.path("lastLine").asInt(), message.path("firstColumn").asInt(),
                kind,
                message.path("message").asString(), message.path("extract").asString("").replaceAll("\\s+", " "));
    }
}
