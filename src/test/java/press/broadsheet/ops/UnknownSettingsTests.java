package press.broadsheet.ops;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Unknown settings are reported at the start, with a suggestion. */
class UnknownSettingsTests {

    @Test
    void settingsThatDoSomethingAreNotNamed() {
        assertThat(warnings(
                Map.of("broadsheet.publication.baseUrl", "http://a.example", "broadsheet.edge.image-hosts[1]", "b.example",
                        "server.prot", 80)))
                .isEmpty();
    }

    @Test
    void settingThatDoesNothingIsNamedWithTheNearest() {
        assertThat(warnings(Map.of("broadsheet.importer.foldre", "a", "broadsheet.nonsense-altogether", "b"))).satisfiesExactly(
                first -> assertThat(first).contains("broadsheet.importer.foldre", "Perhaps broadsheet.importer.folder"),
                second -> assertThat(second).contains("broadsheet.nonsense-altogether", "src/docs/reference.md"));
    }

    /** Spring removes dashes from a variable's name; an underscore in place of a dash sets nothing. */
    @Test
    void environmentVariableWithAnUnderscoreForADashIsNamed() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(
                        "BROADSHEET_PUBLICATION_BASE_URL", "http://a.example", "BROADSHEET_PUBLICATION_BASEURL",
                        "http://b.example")));

        assertThat(new UnknownSettings(environment).warnings()).singleElement().asString()
                .contains("BROADSHEET_PUBLICATION_BASEURL");
    }

    private static List<String> warnings(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        return new UnknownSettings(environment).warnings();
    }
}
