package press.broadsheet.manuscript;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Publication;

/** Reads texts as manuscripts of a publication in the time zone Europe/Berlin. */
public final class TestManuscriptReader {

    public static final String PATH = "news/harbour.md";

    private static final ManuscriptReader BERLIN_READER = readerIn("Europe/Berlin");

    private TestManuscriptReader() {}

    public static ManuscriptReader readerIn(String zone) {
        return new ManuscriptReader(new Publication("Broadsheet", "News", URI.create("https://news.example.org"), Locale.ENGLISH,
                ZoneId.of(zone), 20, List.of(), Period.ofYears(3)), new ImageHosts(List.of("img.example.org")));
    }

    public static ReadResult read(String path, String file) {
        return BERLIN_READER.read(path, file.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a file that must have no problems. */
    public static Manuscript readWithoutProblems(String path, String file) {
        return switch (read(path, file)) {
            case ReadResult.Accepted(Manuscript manuscript, List<Problem> problems) when problems.isEmpty() -> manuscript;
            case ReadResult other -> throw new AssertionError(other.problems().toString());
        };
    }

    /** Reads a file that must be accepted, with or without warnings. */
    public static Manuscript readAccepted(String file) {
        return switch (read(PATH, file)) {
            case ReadResult.Accepted accepted -> accepted.manuscript();
            case ReadResult other -> throw new AssertionError(other.problems().toString());
        };
    }

    /** Reads a file with these lines of YAML as front matter. */
    public static Manuscript readYaml(String... lines) {
        return readWithoutProblems(PATH, yamlFile(lines));
    }

    public static String yamlFile(String... lines) {
        return "---\n" + String.join("\n", lines) + "\n---\n\nShips return.\n";
    }

    public static String tomlFile(String... lines) {
        return "+++\n" + String.join("\n", lines) + "\n+++\n\nShips return.\n";
    }

    /** The problems of a file as printed, without the path. */
    public static List<String> problems(String file) {
        return read(PATH, file).problems().stream().map(problem -> problem.toString().substring(PATH.length() + 1)).toList();
    }

    /** The only problem of a file, as printed. */
    public static String problem(String file) {
        List<String> problems = problems(file);
        if (problems.size() != 1) {
            throw new AssertionError(problems.toString());
        }
        return problems.getFirst();
    }
}
