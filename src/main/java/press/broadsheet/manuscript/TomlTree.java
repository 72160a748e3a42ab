package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML. Its dates stay texts: the fields that hold dates read many more spellings than TOML has. */
final class TomlTree {

    private static final TomlMapper TOML = new TomlMapper(TomlFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(YamlTree.DEEPEST).build()).build());

    private final TomlPlaces places;
    private final Problems problems;

    private TomlTree(TomlPlaces places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    static Value.Table read(String text, int firstLine, Problems problems) {
        try {
            JsonNode root = TOML.readTree(text);
            Place start = new Place(firstLine, 1);
            TomlTree tree = new TomlTree(new TomlPlaces(text, firstLine), problems);
            return tree.table(root, List.of(), new TomlPlaces.Pair(start, start));
        } catch (JacksonException e) {
            new TomlTrouble(text, firstLine).explain(e, problems);
            return Value.Table.EMPTY;
        }
    }

    private Value.Table table(JsonNode node, List<String> path, TomlPlaces.Pair around) {
        List<Value.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            List<String> inner = append(path, property.getKey());
            TomlPlaces.Pair pair = places.of(inner, around);
            entries.add(new Value.Entry(property.getKey(), pair.key(), value(property.getValue(), inner, pair)));
        }
        return Value.Table.of(around.value(), entries, problems);
    }

    private Value value(JsonNode node, List<String> path, TomlPlaces.Pair pair) {
        return switch (node.getNodeType()) {
            case OBJECT -> table(node, path, pair);
            case ARRAY -> listing(node, path, pair);
            case BOOLEAN -> new Value.Bool(pair.value(), node.booleanValue());
            case NUMBER -> new Value.Numeral(pair.value(), node.asString());
            default -> new Value.Text(pair.value(), node.asString(), true);
        };
    }

    private Value listing(JsonNode node, List<String> path, TomlPlaces.Pair around) {
        List<Value> items = new ArrayList<>();
        for (JsonNode item : node) {
            List<String> inner = append(path, String.valueOf(items.size()));
            items.add(value(item, inner, places.of(inner, around)));
        }
        return new Value.Listing(around.value(), List.copyOf(items));
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
