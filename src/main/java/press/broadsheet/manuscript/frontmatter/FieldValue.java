package press.broadsheet.manuscript.frontmatter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/** A value in front matter of any format, and the position where it starts. */
public sealed interface FieldValue {

    SourcePosition position();

    /** The value's type and text, for messages. */
    String description();

    /** A text that is equal for equal content, independent of format and position. */
    String content();

    /**
     * Any YAML scalar, whose type is decided by its field; in TOML and JSON a string or a date.
     *
     * @param isQuoted whether it is in straight quotation marks, so that its characters are literal
     */
    record Text(SourcePosition position, String text, boolean isQuoted) implements FieldValue {

        @Override
        public String description() {
            return "the text " + ProblemCollector.quote(text);
        }

        @Override
        public String content() {
            return text;
        }
    }

    /** A boolean of TOML or JSON. */
    record Bool(SourcePosition position, boolean value) implements FieldValue {

        @Override
        public String description() {
            return String.valueOf(value);
        }

        @Override
        public String content() {
            return String.valueOf(value);
        }
    }

    /** A number of TOML or JSON. */
    record Numeral(SourcePosition position, String digits) implements FieldValue {

        @Override
        public String description() {
            return "the number " + digits;
        }

        @Override
        public String content() {
            return digits;
        }
    }

    record Sequence(SourcePosition position, List<FieldValue> items) implements FieldValue {

        @Override
        public String description() {
            return items.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public String content() {
            return items.isEmpty() ? "" : items.stream().map(FieldValue::content).toList().toString();
        }
    }

    /** Keys and their values. */
    record Table(SourcePosition position, List<Entry> entries) implements FieldValue {

        public static final Table EMPTY = new Table(SourcePosition.START, List.of());

        /** Creates a table and reports duplicate keys; case, {@code -} and {@code _} are ignored. */
        static Table of(SourcePosition at, List<Entry> entries, ProblemCollector problemCollector) {
            Map<String, SourcePosition> seen = new HashMap<>();
            for (Entry entry : entries) {
                SourcePosition first = seen.putIfAbsent(KnownKeys.normalize(entry.key()), entry.position());
                if (first != null) {
                    problemCollector.error(entry.position(),
                            ProblemCollector.quote(entry.key()) + " is given twice, on line " + first.line()
                                    + " and on line " + entry.position().line(),
                            "Keep one of the two.");
                }
            }
            return new Table(at, List.copyOf(entries));
        }

        @Override
        public String description() {
            return "a group of fields";
        }

        @Override
        public String content() {
            return entries.stream().map(e -> KnownKeys.normalize(e.key()) + "=" + e.value().content()).sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /** A key without a value, treated as if the field were missing. */
    record Null(SourcePosition position) implements FieldValue {

        @Override
        public String description() {
            return "nothing";
        }

        @Override
        public String content() {
            return "";
        }
    }

    record Entry(String key, SourcePosition position, FieldValue value) {}
}
