package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Reads YAML without resolving scalar types: {@code no}, {@code 2024-05-01} and {@code 007} stay text. Uses the parser's
 * events, to have positions and to limit depth and aliases.
 */
final class YamlFrontMatter {

    static final int MAX_DEPTH = 8;
    private static final int MAX_ALIASES = 10;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    /** A {@code #} directly followed by a letter or digit, as in “#1” or a hashtag, is probably not meant as a comment. */
    private static final Pattern COMMENT = Pattern.compile("\\s+#[\\p{L}\\p{N}].*");

    private final Iterator<Event> events;
    private final List<String> lines;
    private final int firstLine;
    private final ProblemCollector problemCollector;
    private final Map<Anchor, FieldValue> valuesByAnchor = new HashMap<>();
    private final Deque<SourcePosition> openBrackets = new ArrayDeque<>();
    private final Map<Anchor, SourcePosition> unusedAnchors = new LinkedHashMap<>();
    private int aliases;

    private YamlFrontMatter(String text, int firstLine, ProblemCollector problemCollector) {
        this.events = new Parse(SETTINGS).parseString(text).iterator();
        this.lines = List.of(text.split("\n", -1));
        this.firstLine = firstLine;
        this.problemCollector = problemCollector;
    }

    static FieldValue.Table read(String text, int firstLine, ProblemCollector problemCollector) {
        YamlFrontMatter tree = new YamlFrontMatter(text, firstLine, problemCollector);
        try {
            return tree.readDocument();
        } catch (Abandoned e) {
            return FieldValue.Table.EMPTY;
        } catch (YamlEngineException | IllegalArgumentException e) { // IllegalArgumentException: escapes beyond Unicode
            new YamlErrorExplainer(text, firstLine, Optional.ofNullable(tree.openBrackets.peek())).explain(e, problemCollector);
            return FieldValue.Table.EMPTY;
        }
    }

    private FieldValue.Table readDocument() {
        while (events.hasNext()) {
            if (events.next() instanceof NodeEvent root) {
                return switch (readNode(root, 0)) {
                    case FieldValue.Table fields -> finish(fields);
                    case FieldValue.Null _ -> finish(FieldValue.Table.EMPTY);
                    case FieldValue other -> notFields(other);
                };
            }
        }
        return FieldValue.Table.EMPTY;
    }

    private FieldValue.Table finish(FieldValue.Table fields) {
        events.forEachRemaining(_ -> {}); // read to the end, so that later syntax errors are found
        unusedAnchors.values()
                .forEach(at -> problemCollector.warning(at, "YAML reads the word after `&` as an anchor and ignores it",
                        "Put the whole value in quotes."));
        return fields;
    }

    private FieldValue.Table notFields(FieldValue fieldValue) {
        if (fieldValue instanceof FieldValue.Text(SourcePosition at, String text, _)
                && YamlErrorExplainer.reportMissingSpace(text, at, problemCollector)) {
            throw new Abandoned();
        }
        throw abandon(fieldValue.position(),
                "between the two lines `---` there is " + fieldValue.description() + " instead of fields",
                "Write each field as `key: value`, with a space after the colon. If the lines are meant as rules, write `***`.");
    }

    private FieldValue readNode(Event event, int depth) {
        SourcePosition at = position(event.getStartMark());
        FieldValue fieldValue = switch (event) {
            case ScalarEvent scalar -> readScalar(scalar, at);
            case AliasEvent alias -> resolveAlias(alias, at);
            case CollectionStartEvent _ when depth >= MAX_DEPTH -> tooDeep(at);
            case MappingStartEvent start -> readTable(start, at, depth);
            case CollectionStartEvent start -> readSequence(start, at, depth);
            default -> new FieldValue.Null(at);
        };
        if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
            named.getAnchor().ifPresent(anchor -> {
                valuesByAnchor.put(anchor, fieldValue);
                unusedAnchors.put(anchor, at);
            });
        }
        return fieldValue;
    }

    private FieldValue readScalar(ScalarEvent scalar, SourcePosition at) {
        boolean nothing = scalar.isPlain()
                && switch (scalar.getValue()) {
                    case "", "~", "null" -> true;
                    default -> false;
                };
        if (scalar.isPlain()) {
            scalar.getEndMark().ifPresent(this::warnOfComment);
        }
        return nothing ? new FieldValue.Null(at) : new FieldValue.Text(at, scalar.getValue(), !scalar.isPlain());
    }

    /** Warns about a comment after a value, because the editor may not notice that the value ends there. */
    private void warnOfComment(Mark end) {
        String line = end.getLine() < lines.size() ? lines.get(end.getLine()) : "";
        int from = line.offsetByCodePoints(0, Math.min(end.getColumn(), line.codePointCount(0, line.length())));
        String rest = line.substring(from);
        if (COMMENT.matcher(rest).matches()) {
            int spaces = rest.indexOf('#');
            problemCollector.warning(new SourcePosition(firstLine + end.getLine(), end.getColumn() + spaces + 1),
                    "YAML reads " + ProblemCollector.quote(rest.strip()) + " as a comment and ignores it",
                    "Put the whole value in quotes. If it is a comment, write a space after the `#`.");
        }
    }

    /** Aliases share the same value object, so that expanding them takes no memory. */
    private FieldValue resolveAlias(AliasEvent alias, SourcePosition at) {
        aliases++;
        if (aliases > MAX_ALIASES) {
            throw abandon(at, "YAML aliases (`*name`) are used more than " + MAX_ALIASES + " times",
                    "Write the values out.");
        }
        Optional<FieldValue> target = Optional.ofNullable(valuesByAnchor.get(alias.getAlias()));
        unusedAnchors.remove(alias.getAlias());
        return target.orElseThrow(() -> abandon(at, "`*" + alias.getAlias() + "` refers to an anchor that is not defined above",
                "Put a value that begins with `*` in quotes."));
    }

    private FieldValue tooDeep(SourcePosition at) {
        throw abandon(at, "lists and groups are nested more than " + MAX_DEPTH + " levels deep",
                "No field needs this; use fewer levels.");
    }

    private Abandoned abandon(SourcePosition at, String reason, String remedy) {
        problemCollector.error(at, reason, remedy);
        return new Abandoned();
    }

    private FieldValue readSequence(CollectionStartEvent start, SourcePosition at, int depth) {
        enterCollection(start, at);
        List<FieldValue> items = new ArrayList<>();
        for (Event e = events.next(); !(e instanceof CollectionEndEvent); e = events.next()) {
            items.add(readNode(e, depth + 1));
        }
        leaveCollection(start);
        return new FieldValue.Sequence(at, List.copyOf(items));
    }

    private FieldValue readTable(MappingStartEvent start, SourcePosition at, int depth) {
        enterCollection(start, at);
        List<FieldValue.Entry> entries = new ArrayList<>();
        for (Event e = events.next(); !(e instanceof CollectionEndEvent); e = events.next()) {
            FieldValue key = readNode(e, depth + 1);
            FieldValue fieldValue = readNode(events.next(), depth + 1);
            if (key instanceof FieldValue.Text(SourcePosition keyAt, String name, _)) {
                entries.add(new FieldValue.Entry(name, keyAt, fieldValue));
            } else {
                problemCollector.error(key.position(), key.description() + " is used as a field name",
                        "Write `key: value`.");
            }
        }
        leaveCollection(start);
        return FieldValue.Table.of(at, entries, problemCollector);
    }

    private void enterCollection(CollectionStartEvent start, SourcePosition at) {
        if (start.isFlow()) {
            openBrackets.push(at);
        }
    }

    private void leaveCollection(CollectionStartEvent start) {
        if (start.isFlow()) {
            openBrackets.pop();
        }
    }

    private SourcePosition position(Optional<Mark> mark) {
        return mark.map(m -> new SourcePosition(firstLine + m.getLine(), m.getColumn() + 1))
                .orElse(new SourcePosition(firstLine, 1));
    }

    /** Stops reading after an error was reported. */
    private static final class Abandoned extends YamlEngineException {

        private static final long serialVersionUID = 1;

        Abandoned() {
            super("abandoned");
        }
    }
}
