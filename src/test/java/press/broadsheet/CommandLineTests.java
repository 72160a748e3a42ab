package press.broadsheet;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands and options work as expected; unknown ones are reported with a suggestion. */
class CommandLineTests {

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "check --help", "--server.port=80 --help", "help check"})
    void helpIsAskedForAnywhere(String line) {
        assertThat(CommandLine.of(line.split(" ")).command()).contains("help");
        assertThat(CommandLine.of(line.split(" ")).mistake()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V", "import --version"})
    void versionIsAskedForAnywhere(String line) {
        assertThat(CommandLine.of(line.split(" ")).command()).contains("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=80", "--broadsheet.importer.folder=a b", "--broadsheet.publication.sections[0]=World",
            "--debug",
            "--logging.level.org.springframework=debug", "--spring.datasource.hikari.maximum-pool-size=4",
            "--management.server.port=9000", "--broadsheet.edge.image-hosts=a.example,b.example",
            "--broadsheet.publication.baseUrl=https://news.example.org"})
    void settingsOfOursAndOfTheLibrariesAreKnown(String option) {
        assertThat(CommandLine.of(option).mistake()).isEmpty();
        assertThat(CommandLine.of("import", option).mistake()).isEmpty();
    }

    @Test
    void commandsHaveOptionsOfTheirOwn() {
        assertThat(CommandLine.of("check", "--format=json").mistake()).isEmpty();
        assertThat(CommandLine.of("import", "--format=json").mistake()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"chek,check", "imprt,import", "--hlep,--help", "check --formt=json,--format", "--prot=80,--server.port",
            "--base-url=http://a.example,--broadsheet.publication.base-url", "--server.prot=80,--server.port",
            "--broadsheet.edge.cach-size=1MB,--broadsheet.edge.cache-size"})
    void whatIsUnknownIsNamedWithWhatIsMeant(String line, String meant) {
        Optional<String> mistake = CommandLine.of(line.split(" ")).mistake();

        assertThat(mistake).isPresent();
        assertThat(mistake.get()).contains("perhaps " + meant + " is meant");
    }

    @Test
    void helpNamesEveryCommandAndOnlySettingsThatExist() {
        assertThat(CommandLine.help()).contains(CommandLine.COMMANDS.keySet());
        assertThat(CommandLine.help().lines().map(String::strip).filter(line -> line.startsWith("--")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(CommandLine.of(line.split(" ")[0]).mistake()).isEmpty());
    }
}
