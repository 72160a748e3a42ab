package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON object on top of a file; only its closing brace tells where the text begins. */
final class JsonTree {

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(YamlTree.DEEPEST).build()).build();

    private final int firstLine;
    private final JsonParser parser;
    private final Problems problems;

    private JsonTree(int firstLine, JsonParser parser, Problems problems) {
        this.firstLine = firstLine;
        this.parser = parser;
        this.problems = problems;
    }

    static FrontMatter read(String file, int start, Problems problems) {
        String text = file.substring(start, Math.min(file.length(), start + FrontMatter.LONGEST));
        int firstLine = Place.of(file, start, 1).line();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonTree tree = new JsonTree(firstLine, parser, problems);
            Value.Table table = tree.root();
            return FrontMatter.json(file, table, start + (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException e) {
            new JsonTrouble(text, firstLine, file.length() > start + text.length()).explain(e, problems);
            return FrontMatter.broken(Syntax.JSON);
        }
    }

    private Value.Table root() {
        parser.nextToken();
        return table(place());
    }

    private Value.Table table(Place at) {
        List<Value.Entry> entries = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            Place keyAt = place();
            String key = parser.currentName();
            entries.add(new Value.Entry(key, keyAt, value(parser.nextToken())));
        }
        return Value.Table.of(at, entries, problems);
    }

    private Value value(JsonToken token) {
        Place at = place();
        return switch (token) {
            case START_OBJECT -> table(at);
            case START_ARRAY -> listing(at);
            case VALUE_TRUE, VALUE_FALSE -> new Value.Bool(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeral(at, parser.getString());
            case VALUE_NULL -> new Value.Nothing(at);
            default -> new Value.Text(at, parser.getString(), true);
        };
    }

    private Value listing(Place at) {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Value.Listing(at, List.copyOf(items));
    }

    private Place place() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Place(firstLine + location.getLineNr() - 1, location.getColumnNr());
    }
}
