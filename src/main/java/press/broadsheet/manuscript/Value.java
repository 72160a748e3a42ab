package press.broadsheet.manuscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value in the front matter, whichever of the three notations it was written in, and where it starts. */
sealed interface Value {

    Place at();

    /** What an editor would call it. */
    String kind();

    /** The same for the same content, wherever and however it stands. */
    String content();

    /**
     * Any scalar of YAML, where meaning is decided by the field; a quoted one or a date in TOML and JSON.
     *
     * @param quoted whether straight quotation marks stand around it, so that all within is meant
     */
    record Text(Place at, String text, boolean quoted) implements Value {

        @Override
        public String kind() {
            return "the text " + Problems.quote(text);
        }

        @Override
        public String content() {
            return text;
        }
    }

    /** A bare true or false of TOML and JSON. */
    record Bool(Place at, boolean value) implements Value {

        @Override
        public String kind() {
            return String.valueOf(value);
        }

        @Override
        public String content() {
            return String.valueOf(value);
        }
    }

    /** A bare number of TOML and JSON. */
    record Numeral(Place at, String digits) implements Value {

        @Override
        public String kind() {
            return "the number " + digits;
        }

        @Override
        public String content() {
            return digits;
        }
    }

    record Listing(Place at, List<Value> items) implements Value {

        @Override
        public String kind() {
            return items.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public String content() {
            return items.isEmpty() ? "" : items.stream().map(Value::content).toList().toString();
        }
    }

    /** Values under keys. */
    record Table(Place at, List<Entry> entries) implements Value {

        static final Table EMPTY = new Table(Place.START, List.of());

        /** A table in which each key stands once; keys that differ in case, {@code -} or {@code _} are the same one. */
        static Table of(Place at, List<Entry> entries, Problems problems) {
            Map<String, Place> seen = new HashMap<>();
            for (Entry entry : entries) {
                Place first = seen.putIfAbsent(Vocabulary.fold(entry.key()), entry.at());
                if (first != null) {
                    problems.error(entry.at(), Problems.quote(entry.key()) + " is given twice, in line " + first.line()
                            + " and in line " + entry.at().line(), "Keep one of the two.");
                }
            }
            return new Table(at, List.copyOf(entries));
        }

        @Override
        public String kind() {
            return "a group of fields";
        }

        @Override
        public String content() {
            return entries.stream().map(e -> Vocabulary.fold(e.key()) + "=" + e.value().content()).sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /** No value after the key: as if the field were not there. */
    record Nothing(Place at) implements Value {

        @Override
        public String kind() {
            return "nothing";
        }

        @Override
        public String content() {
            return "";
        }
    }

    record Entry(String key, Place at, Value value) {}
}
