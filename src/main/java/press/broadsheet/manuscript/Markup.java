package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A piece of an article's HTML between the sanitizer, which alone makes it, and the page. */
sealed interface Markup {

    /** Everything in it that readers read, blanks as written; marks of footnotes are not part of it. */
    String text();

    /** Characters, not yet escaped. */
    record Text(String text) implements Markup {

        boolean isBlank() {
            return text.isBlank();
        }
    }

    /** An element, open to change until it is written; each is only equal to itself. */
    final class Element implements Markup {

        private final String name;
        private final Map<String, String> attributes;
        private final List<Markup> children;
        private final int line;

        /** @param line where in the file it stands; 0 where nobody knows */
        Element(String name, Map<String, String> attributes, List<Markup> children, int line) {
            this.name = name;
            this.attributes = attributes;
            this.children = children;
            this.line = line;
        }

        static Element of(String name, Markup... children) {
            return new Element(name, new LinkedHashMap<>(), new ArrayList<>(Arrays.asList(children)), 0);
        }

        String name() {
            return name;
        }

        Map<String, String> attributes() {
            return attributes;
        }

        List<Markup> children() {
            return children;
        }

        int line() {
            return line;
        }

        Element with(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        /** The same attributes and children under another name. */
        Element renamed(String newName) {
            return new Element(newName, attributes, children, line);
        }

        /** The same with those of its attributes first; whoever replaces identities finds them by it. */
        Element leading(String... names) {
            Map<String, String> written = new LinkedHashMap<>(attributes);
            attributes.clear();
            for (String first : names) {
                Optional.ofNullable(written.get(first)).ifPresent(value -> attributes.put(first, value));
            }
            written.forEach(attributes::putIfAbsent);
            return this;
        }

        boolean is(String other) {
            return name.equals(other);
        }

        boolean is(String... names) {
            for (String other : names) {
                if (name.equals(other)) {
                    return true;
                }
            }
            return false;
        }

        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }

        Optional<String> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute));
        }

        /** Puts in the place of each child what becomes of it: itself, something else, several things or nothing. */
        void replaceChildren(Function<Markup, List<? extends Markup>> replacement) {
            List<Markup> replaced = new ArrayList<>(children.size());
            boolean same = true;
            for (Markup child : children) {
                List<? extends Markup> others = replacement.apply(child);
                if (others.size() == 1) {
                    replaced.add(others.getFirst());
                } else {
                    replaced.addAll(others);
                }
                same &= others.size() == 1 && others.getFirst().equals(child);
            }
            if (!same) {
                children.clear();
                children.addAll(replaced);
            }
        }

        /** Whether there is neither a word nor a picture in it. */
        boolean showsNothing() {
            return text().isBlank() && all("img").isEmpty();
        }

        /**
         * Which of its children its last line begins with, 0 if it is one line only. Text that a line break divides is
         * parted there.
         */
        int lastLine() {
            for (int i = children.size() - 1; i >= 0; i--) {
                if (children.get(i) instanceof Element element && element.is("br")) {
                    return i + 1;
                }
                if (children.get(i) instanceof Text words) {
                    int end = words.text().stripTrailing().lastIndexOf('\n');
                    if (end >= 0) {
                        children.set(i, new Text(words.text().substring(0, end)));
                        children.add(i + 1, new Text(words.text().substring(end)));
                        return i + 1;
                    }
                }
            }
            return 0;
        }

        /** How many of its children its first line takes up; text that a line break divides is parted there. */
        int firstLine() {
            for (int i = 0; i < children.size(); i++) {
                if (children.get(i) instanceof Element element && element.is("br")) {
                    return i;
                }
                if (children.get(i) instanceof Text words && words.text().indexOf('\n') >= 0) {
                    int end = words.text().indexOf('\n');
                    children.set(i, new Text(words.text().substring(0, end)));
                    children.add(i + 1, new Text(words.text().substring(end + 1)));
                    return i + 1;
                }
            }
            return children.size();
        }

        /** Its child elements. */
        List<Element> elements() {
            List<Element> elements = new ArrayList<>();
            for (Markup child : children) {
                if (child instanceof Element element) {
                    elements.add(element);
                }
            }
            return elements;
        }

        /** Itself and every element below it of one of those names, in the order of the text. */
        List<Element> all(String... names) {
            List<Element> found = new ArrayList<>();
            collect(names, found);
            return found;
        }

        private void collect(String[] names, List<Element> found) {
            if (is(names)) {
                found.add(this);
            }
            for (Markup child : children) {
                if (child instanceof Element element) {
                    element.collect(names, found);
                }
            }
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            append(text);
            return text.toString();
        }

        private void append(StringBuilder text) {
            if (has(SafeHtml.NOTE)) {
                return;
            }
            if (name.equals("br")) {
                text.append('\n');
            }
            for (Markup child : children) {
                switch (child) {
                    case Text words -> text.append(words.text());
                    case Element element -> element.append(text);
                }
            }
        }
    }
}
