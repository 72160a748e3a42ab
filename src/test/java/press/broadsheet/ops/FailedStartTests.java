package press.broadsheet.ops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import press.broadsheet.Broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A failed start prints cause and remedy in one line on stderr. Captures stderr of the process, so no test runs in parallel. */
@Isolated
class FailedStartTests {

    /** A log line, such as one of a connection pool that is closed at once. */
    private static final Pattern LOGGED = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ +(INFO|WARN) ");

    @TempDir
    private Path home;

    @Test
    void databaseInUseIsReportedInOneLine() throws IOException {
        Path file = Files.createDirectories(home.resolve("data")).resolve("archive.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThat(startupError()).startsWith("Broadsheet could not start. Another Broadsheet process is using this database")
                    .hasLineCount(1);
        }
    }

    @Test
    void settingThatCannotBeReadIsNamedInOneLine() {
        assertThat(startupError("--broadsheet.publication.time-zone=Mars/Phobos"))
                .startsWith("Broadsheet could not start. The setting broadsheet.publication.time-zone cannot be \"Mars/Phobos\"")
                .hasLineCount(1);
        assertThat(startupError("--broadsheet.importer.max-file-size=much"))
                .contains("The setting broadsheet.importer.max-file-size cannot be \"much\"")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"broadsheet.publication.language|english|a language tag",
            "broadsheet.publication.name|''|must be the name of the publication",
            "broadsheet.publication.base-url|https://news.example.org/paper|https://news.example.org, not",
            "broadsheet.publication.base-url|news.example.org|an absolute URL",
            "broadsheet.publication.page-size|0|between 1 and 500", "broadsheet.edge.cache-size|-5MB|a size such as 64MB",
            "broadsheet.importer.max-file-size|5MB|a size of up to 1MB", "broadsheet.importer.folder|''|the content folder",
            "broadsheet.publication.age-notice|-1y|a period such as 3y"})
    void valueThatMakesNoSenseIsAnsweredInOneSentence(String setting, String value, String sentence) {
        assertThat(startupError("--" + setting + "=" + value))
                .startsWith("Broadsheet could not start. The setting " + setting)
                .contains(sentence)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:foo:bar", "h2:file:paper"})
    void databaseOfNoKnownKindIsNamedWithAnExample(String url) {
        assertThat(startupError("--spring.datasource.url=" + url))
                .contains("spring.datasource.url", url, "jdbc:h2:file:")
                .hasLineCount(1);
    }

    /** The stderr output of a failed start. */
    private String startupError(String... settings) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(catchThrowable(() -> start(settings).close())).isNotNull();
        } finally {
            System.setErr(stderr);
        }
        return said.toString(StandardCharsets.UTF_8).lines().filter(line -> !LOGGED.matcher(line).find())
                .collect(Collectors.joining("\n"));
    }

    private ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(Broadsheet.class, Stream.concat(Stream.of(settings), Stream.of(
                "--logging.level.root=ERROR", "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"),
                "--broadsheet.importer.folder=" + home.resolve("content"))
                .filter(common -> Stream.of(settings).noneMatch(own -> own.startsWith(common.replaceFirst("=.*", "=")))))
                .toArray(String[]::new));
    }
}
