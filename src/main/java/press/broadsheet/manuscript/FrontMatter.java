package press.broadsheet.manuscript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields on top of a file, and the text below them.
 *
 * @param story the text, as far as it can be told where the fields end
 */
record FrontMatter(Syntax syntax, Value.Table table, Optional<Story> story) {

    /** The longest that is read; what goes on longer has lost its end, or is meant to do harm. */
    static final int LONGEST = 65_536;

    private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+)[ \\t]*");
    private static final Pattern NEARLY_A_FENCE = Pattern.compile("(?:[-+\\u2010-\\u2015\\u2212]{2,5}|[\\u2013\\u2014])[ \\t]*");
    private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*(?:[\"'}\\u201c]|[A-Za-z_][\\w-]*\\s*:)");
    private static final Pattern FIELD = Pattern.compile("[\"']?[\\p{L}_][\\p{L}\\p{N}_. -]{0,40}?[\"']?\\s*(?::(?:\\s.*)?|=.*)");

    /** A text without the blank lines around it, and the line of the file on which it starts. */
    record Story(String text, int firstLine) {

        private static Story from(String file, int offset) {
            int start = skipBlankLines(file, offset);
            int first = start == file.length() ? offset - 1 : start;
            return new Story(file.substring(start).stripTrailing(), Place.of(file, first, 1).line());
        }
    }

    static FrontMatter of(String file, Problems problems) {
        int start = skipBlankLines(file, 0);
        String first = lineAt(file, start);
        boolean fields = isField(lineAt(file, skipBlankLines(file, after(file, start))));
        Matcher fence = FENCE.matcher(first);
        if (fence.matches() && (start == 0 || fields)) {
            return fenced(file, start, fence.group(1).equals("---") ? Syntax.YAML : Syntax.TOML, problems);
        }
        if (JSON_OBJECT.matcher(file).region(start, file.length()).lookingAt()) {
            return JsonTree.read(file, start, problems);
        }
        if (NEARLY_A_FENCE.matcher(first).matches() && fields) {
            problems.error(Place.of(file, start, 1), Problems.quote(first.strip()) + " does not open front matter",
                    "Write exactly three hyphens (`---`), and the same below the last field.");
        }
        return new FrontMatter(Syntax.NONE, Value.Table.EMPTY, Optional.of(Story.from(file, start)));
    }

    private static FrontMatter fenced(String file, int start, Syntax syntax, Problems problems) {
        int from = after(file, start);
        int end = from;
        while (end < file.length() && !closes(lineAt(file, end), syntax)) {
            end = after(file, end);
        }
        Place opening = Place.of(file, start, 1);
        if (end >= file.length()) {
            return unclosed(file, from, opening, syntax, problems);
        }
        Optional<Story> story = Optional.of(Story.from(file, after(file, end)));
        if (end - from > LONGEST) {
            problems.error(opening, "the front matter that begins here is longer than " + LONGEST + " characters",
                    "Put " + named(syntax) + " below the last field, or move the text out of the fields.");
            return new FrontMatter(syntax, Value.Table.EMPTY, story);
        }
        String fields = file.substring(from, end);
        Value.Table table = syntax == Syntax.YAML
                ? YamlTree.read(fields, opening.line() + 1, problems)
                : TomlTree.read(fields, opening.line() + 1, problems);
        return new FrontMatter(syntax, table, story);
    }

    /** A lone rule on top of a text is only a rule; above fields it is front matter whose end was forgotten. */
    private static FrontMatter unclosed(String file, int from, Place opening, Syntax syntax, Problems problems) {
        String next = lineAt(file, skipBlankLines(file, from));
        if (!isField(next) && !next.startsWith("#")) {
            return new FrontMatter(Syntax.NONE, Value.Table.EMPTY, Optional.of(Story.from(file, 0)));
        }
        problems.error(opening, "the front matter that begins here has no end", nearlyClosed(file, from)
                .map(line -> "Line " + line + " should be " + named(syntax) + ".")
                .orElse("Put " + named(syntax) + " on a line of its own below the last field."));
        return broken(syntax);
    }

    private static Optional<Integer> nearlyClosed(String file, int from) {
        for (int at = from; at < file.length(); at = after(file, at)) {
            if (NEARLY_A_FENCE.matcher(lineAt(file, at).strip()).matches()) {
                return Optional.of(Place.of(file, at, 1).line());
            }
        }
        return Optional.empty();
    }

    private static String named(Syntax syntax) {
        return (syntax == Syntax.YAML ? "three hyphens (`" : "three plus signs (`") + syntax.fence() + "`)";
    }

    private static boolean closes(String line, Syntax syntax) {
        String bare = line.stripTrailing();
        return bare.equals(syntax.fence()) || syntax == Syntax.YAML && bare.equals("...");
    }

    /** Whether a line looks like a field, rather than like prose. */
    static boolean isField(String line) {
        return FIELD.matcher(line).matches();
    }

    static String lineAt(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }

    private static int after(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private static int skipBlankLines(String text, int offset) {
        int at = offset;
        while (at < text.length() && lineAt(text, at).isBlank()) {
            at = after(text, at);
        }
        return at;
    }

    /** The same with other fields. */
    FrontMatter with(Value.Table fields) {
        return new FrontMatter(syntax, fields, story);
    }

    /** Fields that could not be told from the text. */
    static FrontMatter broken(Syntax syntax) {
        return new FrontMatter(syntax, Value.Table.EMPTY, Optional.empty());
    }

    static FrontMatter json(String file, Value.Table table, int brace) {
        int end = brace;
        while (end < file.length() && (file.charAt(end) == ' ' || file.charAt(end) == '\t')) {
            end++;
        }
        return new FrontMatter(Syntax.JSON, table, Optional.of(Story.from(file, end)));
    }
}
