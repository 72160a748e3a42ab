package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML. Dates stay text, because date fields accept more formats than TOML has. */
final class TomlFrontMatter {

    private static final TomlMapper TOML = new TomlMapper(TomlFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(YamlFrontMatter.MAX_DEPTH).build()).build());

    private final TomlPositions positions;
    private final ProblemCollector problemCollector;

    private TomlFrontMatter(TomlPositions positions, ProblemCollector problemCollector) {
        this.positions = positions;
        this.problemCollector = problemCollector;
    }

    static FieldValue.Table read(String text, int firstLine, ProblemCollector problemCollector) {
        try {
            JsonNode root = TOML.readTree(text);
            SourcePosition start = new SourcePosition(firstLine, 1);
            TomlFrontMatter tree = new TomlFrontMatter(new TomlPositions(text, firstLine), problemCollector);
            return tree.table(root, List.of(), new TomlPositions.EntryPosition(start, start));
        } catch (JacksonException e) {
            new TomlErrorExplainer(text, firstLine).explain(e, problemCollector);
            return FieldValue.Table.EMPTY;
        }
    }

    private FieldValue.Table table(JsonNode node, List<String> path, TomlPositions.EntryPosition around) {
        List<FieldValue.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            List<String> inner = append(path, property.getKey());
            TomlPositions.EntryPosition entryPosition = positions.find(inner, around);
            entries.add(new FieldValue.Entry(property.getKey(), entryPosition.key(),
                    value(property.getValue(), inner, entryPosition)));
        }
        return FieldValue.Table.of(around.value(), entries, problemCollector);
    }

    private FieldValue value(JsonNode node, List<String> path, TomlPositions.EntryPosition entryPosition) {
        return switch (node.getNodeType()) {
            case OBJECT -> table(node, path, entryPosition);
            case ARRAY -> listing(node, path, entryPosition);
            case BOOLEAN -> new FieldValue.Bool(entryPosition.value(), node.booleanValue());
            case NUMBER -> new FieldValue.Numeral(entryPosition.value(), node.asString());
            default -> new FieldValue.Text(entryPosition.value(), node.asString(), true);
        };
    }

    private FieldValue listing(JsonNode node, List<String> path, TomlPositions.EntryPosition around) {
        List<FieldValue> items = new ArrayList<>();
        for (JsonNode item : node) {
            List<String> inner = append(path, String.valueOf(items.size()));
            items.add(value(item, inner, positions.find(inner, around)));
        }
        return new FieldValue.Sequence(around.value(), List.copyOf(items));
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
