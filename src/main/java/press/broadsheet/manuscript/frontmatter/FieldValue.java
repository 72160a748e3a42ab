package press.broadsheet.manuscript.frontmatter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/** A value in the front matter, whichever of the three notations it was written in, and where it starts. */
public sealed interface FieldValue {

    SourcePosition position();

    /** What an editor would call it. */
    String description();

    /** The same for the same content, wherever and however it stands. */
    String content();

    /**
     * Any scalar of YAML, where meaning is decided by the field; a quoted one or a date in TOML and JSON.
     *
     * @param isQuoted whether straight quotation marks stand around it, so that all within is meant
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

    /** A bare true or false of TOML and JSON. */
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

    /** A bare number of TOML and JSON. */
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

    /** Values under keys. */
    record Table(SourcePosition position, List<Entry> entries) implements FieldValue {

        public static final Table EMPTY = new Table(SourcePosition.START, List.of());

        /** A table in which each key stands once; keys that differ in case, {@code -} or {@code _} are the same one. */
        static Table of(SourcePosition at, List<Entry> entries, ProblemCollector problemCollector) {
            Map<String, SourcePosition> seen = new HashMap<>();
            for (Entry entry : entries) {
                SourcePosition first = seen.putIfAbsent(KnownKeys.normalize(entry.key()), entry.position());
                if (first != null) {
                    problemCollector.error(entry.position(),
                            ProblemCollector.quote(entry.key()) + " is given twice, in line " + first.line()
                                    + " and in line " + entry.position().line(),
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

    /** No value after the key: as if the field were not there. */
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
