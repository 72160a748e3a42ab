package press.broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code src/docs/reference.md} matches the code: the table of fields, and the settings with their defaults.
 * {@code mvn verify -Dtest=ReferenceTests -Dreference.write=true} writes it.
 */
class ReferenceTests {

    private static final Path REFERENCE = Path.of("src/docs/reference.md");

    @Test
    void referenceSaysWhatTheCodeSays() throws IOException {
        String reference = reference();
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE).as("mvn verify -Dtest=ReferenceTests -Dreference.write=true writes it").hasContent(reference);
    }

    @Test
    void everyFieldAndEverySettingSaysWhatItMeans() throws IOException {
        assertThat(FieldDefinition.values()).allSatisfy(field -> assertThat(field.meaning()).isNotBlank());
        assertThat(settings())
                .allSatisfy((name, setting) -> assertThat(setting.path("description").asString("")).as(name).isNotBlank());
    }

    private static String reference() throws IOException {
        return """
                # Reference

                Generated from the code by `mvn verify -Dtest=ReferenceTests -Dreference.write=true`; a test holds the two together.

                ## Fields of an article

                Keys count without regard to case, `-` or `_`. The first name is ours, the others are read as well.

                | field | also read as | a value | meaning |
                |---|---|---|---|
                %s

                ## Settings

                As `--name=value` on the command line, as an environment variable (`BROADSHEET_PUBLICATION_NAME`), or in `application.yaml` beside
                the program, as everywhere in Spring Boot.

                | setting | default | meaning |
                |---|---|---|
                %s
                """.formatted(
                Stream.of(FieldDefinition.values())
                        .filter(field -> field.names().findAny().isPresent())
                        .map(ReferenceTests::row)
                        .collect(Collectors.joining("\n")),
                settings().entrySet().stream()
                        .map(setting -> row(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining("\n")));
    }

    private static String row(FieldDefinition field) {
        List<String> names = field.names().map(name -> "`" + name + "`").toList();
        return "| " + names.getFirst() + " | " + String.join(", ", names.subList(1, names.size())) + " | "
                + cell(field.expected())
                + " | " + cell(field.meaning()) + " |";
    }

    private static String row(String name, JsonNode setting) {
        String value = setting.path("defaultValue").asString("");
        return "| `" + name + "` | " + (value.isEmpty() ? "none" : "`" + value + "`") + " | "
                + cell(setting.path("description").asString(""))
                + " |";
    }

    /** Converts Javadoc tags to Markdown, and escapes bars, which would end the cell. */
    private static String cell(String text) {
        return text.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }

    private static Map<String, JsonNode> settings() throws IOException {
        try (InputStream metadata = ReferenceTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(metadata).as("the compiler writes the names of all settings").isNotNull();
            return new JsonMapper().readTree(metadata).path("properties").valueStream()
                    .filter(property -> property.path("name").asString().startsWith("broadsheet."))
                    .collect(Collectors.toMap(
                            property -> property.path("name").asString(), property -> property, (one, _) -> one, TreeMap::new));
        }
    }
}
