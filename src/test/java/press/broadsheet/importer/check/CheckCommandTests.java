package press.broadsheet.importer.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.Broadsheet;
import press.broadsheet.importer.ChildJvm;
import press.broadsheet.manuscript.text.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The output streams and exit codes of the command. */
class CheckCommandTests {

    private static final String SOUND = "---\ntitle: A\nstandfirst: Words\n---\nSome words.\n";

    @TempDir
    Path home;

    private record Run(int exitCode, String out, String err) {}

    @Test
    void folderWithoutProblemsExitsWithZeroAndCreatesNoFile() throws Exception {
        Files.createDirectory(home.resolve("seeds"));
        Files.writeString(home.resolve("seeds/a.md"), SOUND);

        Run run = check();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).matches("Checked 1 file in \\d+\\.\\d s: 0 errors, 0 warnings\n");
        assertThat(run.err().lines()).as("only progress, if the check takes seconds")
                .allMatch(line -> line.matches(".* Read \\d+ of \\d+ manuscripts"));
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve("seeds"));
        }
    }

    @Test
    void errorsExitWithOneAndPipedOutputHasNoColour() throws Exception {
        Files.writeString(home.resolve("b.md"), SOUND + "\n[gone](gone.md)\n");
        Files.writeString(home.resolve("中文.md"), "---\ntitel: 标题\nstandfirst: x\ndate: 2999-01-01\n---\n正文。\n");

        Run run = check("--broadsheet.importer.folder=" + home);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out().lines()
                .map(line -> line.replaceFirst(" in \\d.*? s:", ":").replaceFirst("in \\d+ years", "in n years")))
                .containsExactly(
                        "b.md:7:1: error: the link leads to gone.md, but there is no such file. "
                                + "Link to a file in the content folder, or remove the link.",
                        "中文.md:2:1: warning: \"titel\" is not a known field and is ignored. Perhaps `title` is meant.",
                        "中文.md:4:1: warning: the date is in the far future (1 January 2999). Check the year.",
                        "",
                        "Changes to expect",
                        "中文.md goes live in n years (1 January 2999, 00:00 UTC)",
                        "",
                        "Checked 2 files: 1 error, 2 warnings");
    }

    @Test
    void jsonFormatPrintsOneDocument() throws Exception {
        Files.writeString(home.resolve("b.md"), "---\ntitel: B\nstandfirst: x\naliases: /old\n---\nWords: “{{ x }}”\n");

        Run run = check("--broadsheet.importer.folder=" + home, "--format=json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.propertyNames()).containsExactly("summary", "problems", "notices");
        assertThat(report.at("/summary/files").intValue()).isEqualTo(1);
        assertThat(report.at("/summary/errors").intValue()).isZero();
        assertThat(report.at("/summary/warnings").intValue()).isEqualTo(2);
        assertThat(report.at("/summary/trouble").isNull()).isTrue();
        assertThat(report.at("/problems/1").toString()).isEqualTo("{\"path\":\"b.md\",\"line\":6,\"column\":9,"
                + "\"severity\":\"warning\",\"what\":\"the template variable \\\"{{ x }}\\\" is not supported and is left out\","
                + "\"remedy\":\"Write its value.\"}");
        assertThat(report.at("/notices").toString())
                .isEqualTo("[{\"path\":\"b.md\",\"what\":\"will redirect from /old to /articles/b\"}]");
    }

    @Test
    void invalidInvocationExitsWithTwo() throws Exception {
        Run format = check("--format=xml");
        assertThat(format.exitCode()).isEqualTo(2);
        assertThat(format.out()).isEqualTo("Nothing checked: --format must be text or json.\n");
    }

    @Tag("full")
    @Test
    void whateverElseCannotRunSaysSoToo() throws Exception {
        Run missing = check("--broadsheet.importer.folder=" + home.resolve("nowhere"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.out()).isEqualTo("Nothing checked: the content folder " + home.resolve("nowhere")
                + " does not exist. Create it, or set broadsheet.importer.folder to where the articles are.\n");

        Run empty = check("--broadsheet.importer.folder=" + home, "--format=json");
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(empty.out()).at("/summary/trouble").stringValue())
                .contains("contains no manuscript");

        Run word = check("stories");
        assertThat(word.exitCode()).isEqualTo(2);
        assertThat(word.out()).startsWith("Nothing checked: unknown argument \"stories\".");

        Run setting = check("--broadsheet.publication.page-size=0");
        assertThat(setting.exitCode()).isEqualTo(2);
    }

    @Test
    void colouredOutputHasRedErrorsAndYellowWarnings() {
        CheckReport report = new CheckReport(2, List.of(Problem.error("a.md", 1, 2, "a", "B."),
                Problem.warning("b.md", 0, 0, "c", "D.")), List.of(), Optional.empty(), Duration.ofMillis(1234));

        assertThat(new CheckTextReport(true).of(report)).isEqualTo("""
                \u001b[1ma.md:1:2\u001b[0m: \u001b[1;31merror\u001b[0m: a. B.
                \u001b[1mb.md\u001b[0m: \u001b[33mwarning\u001b[0m: c. D.

                Checked 2 files in 1.2 s: \u001b[1;31m1 error\u001b[0m, \u001b[33m1 warning\u001b[0m
                """);
    }

    /** In a child process. */
    private Run check(String... arguments) throws IOException, InterruptedException {
        String[] check = Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new);
        Path out = Files.createTempFile("check", ".out");
        Path err = Files.createTempFile("check", ".err");
        ProcessBuilder builder = new ProcessBuilder(ChildJvm.command(List.of(), Broadsheet.class, check))
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Run run = new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }
}
