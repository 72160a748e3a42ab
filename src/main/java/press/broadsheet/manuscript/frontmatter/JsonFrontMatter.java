package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.List;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON object at the top of a file; the body begins after its closing brace. */
final class JsonFrontMatter {

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(YamlFrontMatter.MAX_DEPTH).build()).build();

    private final int firstLine;
    private final JsonParser parser;
    private final ProblemCollector problemCollector;

    private JsonFrontMatter(int firstLine, JsonParser parser, ProblemCollector problemCollector) {
        this.firstLine = firstLine;
        this.parser = parser;
        this.problemCollector = problemCollector;
    }

    static FrontMatter read(String file, int start, ProblemCollector problemCollector) {
        String text = file.substring(start, Math.min(file.length(), start + FrontMatter.MAX_LENGTH));
        int firstLine = SourcePosition.of(file, start, 1).line();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonFrontMatter tree = new JsonFrontMatter(firstLine, parser, problemCollector);
            FieldValue.Table table = tree.root();
            return FrontMatter.ofJson(file, table, start + (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException e) {
            new JsonErrorExplainer(text, firstLine, file.length() > start + text.length()).explain(e, problemCollector);
            return FrontMatter.broken(FrontMatterFormat.JSON);
        }
    }

    private FieldValue.Table root() {
        parser.nextToken();
        return table(position());
    }

    private FieldValue.Table table(SourcePosition at) {
        List<FieldValue.Entry> entries = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            SourcePosition keyAt = position();
            String key = parser.currentName();
            entries.add(new FieldValue.Entry(key, keyAt, value(parser.nextToken())));
        }
        return FieldValue.Table.of(at, entries, problemCollector);
    }

    private FieldValue value(JsonToken token) {
        SourcePosition at = position();
        return switch (token) {
            case START_OBJECT -> table(at);
            case START_ARRAY -> listing(at);
            case VALUE_TRUE, VALUE_FALSE -> new FieldValue.Bool(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Numeral(at, parser.getString());
            case VALUE_NULL -> new FieldValue.Null(at);
            default -> new FieldValue.Text(at, parser.getString(), true);
        };
    }

    private FieldValue listing(SourcePosition at) {
        List<FieldValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new FieldValue.Sequence(at, List.copyOf(items));
    }

    private SourcePosition position() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new SourcePosition(firstLine + location.getLineNr() - 1, location.getColumnNr());
    }
}
