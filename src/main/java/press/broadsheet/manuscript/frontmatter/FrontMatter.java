package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * The fields at the top of a file, and the body below them.
 *
 * @param body empty if the end of the fields was not found
 */
public record FrontMatter(FrontMatterFormat format, FieldValue.Table table, Optional<Body> body) {

    /** Maximum length in characters. Longer front matter has no closing line, or is an attack. */
    static final int MAX_LENGTH = 65_536;

    private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+)[ \\t]*");
    private static final Pattern MALFORMED_FENCE = Pattern.compile("(?:[-+\\u2010-\\u2015\\u2212]{2,5}|[\\u2013\\u2014])[ \\t]*");
    private static final String CONFLICT_START = "<<<<<<<";
    private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*(?:[\"'}\\u201c]|[A-Za-z_][\\w-]*\\s*:)");
    private static final Pattern FIELD = Pattern.compile("[\"']?[\\p{L}_][\\p{L}\\p{N}_. -]{0,40}?[\"']?\\s*(?::(?:\\s.*)?|=.*)");

    /** The body without blank lines around it, and the line of the file on which it starts. */
    public record Body(String text, int firstLine) {

        private static Body from(String file, int offset) {
            int start = skipBlankLines(file, offset);
            int first = start == file.length() ? offset - 1 : start;
            return new Body(file.substring(start).stripTrailing(), SourcePosition.of(file, first, 1).line());
        }
    }

    static FrontMatter parse(String file, ProblemCollector problemCollector) {
        return parse(file, FrontMatterFields.NO_EXTRA_KEYS, problemCollector);
    }

    /** @param more fields that this kind of file has in addition to those of an article */
    public static FrontMatter parse(String file, KnownKeys more, ProblemCollector problemCollector) {
        int start = skipFormatCharacters(file, skipComments(file, skipInvisibleLines(file, 0)));
        Optional<Integer> conflict = findConflict(file, start);
        if (conflict.isPresent()) {
            return unreadable(file, start, endOfFields(file, start), conflict.get(),
                    ConflictMarkers.reason(file, conflict.get()), ConflictMarkers.REMEDY, problemCollector);
        }
        String first = trimInvisible(lineAt(file, start));
        String next = lineAt(file, skipBlankLines(file, nextLine(file, start)));
        Matcher fence = FENCE.matcher(first);
        if (fence.matches() && (skipFormatCharacters(file, 0) == start || isField(next))) {
            return parseFenced(file, start, fence.group(1).equals("---") ? FrontMatterFormat.YAML : FrontMatterFormat.TOML,
                    problemCollector);
        }
        if (isJson(file, start)) {
            return JsonFrontMatter.read(file, start, problemCollector);
        }
        if (MALFORMED_FENCE.matcher(first).matches() && UnfencedFrontMatter.isKnownField(next, more)) {
            return unreadable(file, start, endOfFields(file, start), start, ProblemCollector.quote(first.strip())
                    + " does not open front matter", "Write exactly three hyphens (`---`), and the same below the last field.",
                    problemCollector);
        }
        return UnfencedFrontMatter.find(file, start, more).map(head -> switch (head) {
            case UnfencedFrontMatter.Result.Head readable -> new FrontMatter(FrontMatterFormat.YAML,
                    UnfencedFrontMatter.read(file, readable, problemCollector),
                    Optional.of(Body.from(file, readable.textStart())));
            case UnfencedFrontMatter.Result.BrokenHead(int from, int to, String reason, String remedy) ->
                unreadable(file, from, to, from, reason, remedy, problemCollector);
        }).orElseGet(() -> new FrontMatter(FrontMatterFormat.NONE, FieldValue.Table.EMPTY,
                Optional.of(Body.from(file, skipBlankLines(file, 0)))));
    }

    /**
     * Front matter that cannot be parsed. The last good version stays online; but if a field in it seems to hide the article,
     * the file is held back as a draft.
     */
    private static FrontMatter unreadable(
            String file, int from, int to, int offset, String reason, String remedy, ProblemCollector problemCollector) {
        SourcePosition at = SourcePosition.of(file, offset, 1);
        if (!UnfencedFrontMatter.hides(file.substring(from, to))) {
            problemCollector.error(at, reason, remedy);
            return broken(FrontMatterFormat.YAML);
        }
        problemCollector.error(at, reason + "; a field in it hides the article, so it is held back", remedy);
        FieldValue.Entry draft = new FieldValue.Entry("draft", at, new FieldValue.Bool(at, true));
        return new FrontMatter(FrontMatterFormat.YAML, new FieldValue.Table(at, List.of(draft)),
                Optional.of(new Body("", at.line())));
    }

    /** Finds conflict markers in the fields; those in the body are found when the body is parsed. */
    private static Optional<Integer> findConflict(String file, int start) {
        String first = trimInvisible(lineAt(file, start));
        String next = lineAt(file, skipBlankLines(file, nextLine(file, start)));
        boolean head = FENCE.matcher(first).matches()
                ? isField(next) || next.startsWith("#") || next.startsWith(CONFLICT_START)
                : first.startsWith(CONFLICT_START) || isField(first) || isJson(file, start);
        return head ? ConflictMarkers.findInFields(file, start, endOfFields(file, start)) : Optional.empty();
    }

    /** End of the fields even if they cannot be parsed: the second fence, or a blank line if there is no first one. */
    private static int endOfFields(String file, int start) {
        int most = Math.min(file.length(), start + MAX_LENGTH);
        boolean fenced = FENCE.matcher(trimInvisible(lineAt(file, start))).matches();
        boolean json = isJson(file, start);
        boolean mayOpen = lineAt(file, start).startsWith(CONFLICT_START);
        boolean conflict = false;
        int at = fenced ? nextLine(file, start) : start;
        while (at < most) {
            String line = trimInvisible(lineAt(file, at));
            boolean fence = FENCE.matcher(line).matches();
            conflict |= line.startsWith(CONFLICT_START);
            conflict &= !line.startsWith(">>>>>>>");
            fenced |= fence && mayOpen;
            boolean end = fence || (json ? line.startsWith("}") : !fenced && line.isEmpty());
            if (end && !conflict) {
                return at;
            }
            at = nextLine(file, at);
        }
        return most;
    }

    private static boolean isJson(String file, int start) {
        return JSON_OBJECT.matcher(file).region(start, file.length()).lookingAt();
    }

    private static FrontMatter parseFenced(String file, int start, FrontMatterFormat frontMatterFormat,
            ProblemCollector problemCollector) {
        int from = nextLine(file, start);
        int end = from;
        while (end < file.length() && !isClosingFence(lineAt(file, end), frontMatterFormat)) {
            end = nextLine(file, end);
        }
        SourcePosition opening = SourcePosition.of(file, start, 1);
        if (end >= file.length()) {
            return unclosed(file, from, opening, frontMatterFormat, problemCollector);
        }
        Optional<Body> body = Optional.of(Body.from(file, nextLine(file, end)));
        if (end - from > MAX_LENGTH) {
            problemCollector.error(opening, "the front matter that begins here is longer than " + MAX_LENGTH + " characters",
                    "Put " + fenceName(frontMatterFormat) + " below the last field, or move the text out of the fields.");
            return new FrontMatter(frontMatterFormat, FieldValue.Table.EMPTY, body);
        }
        String fields = file.substring(from, end);
        FieldValue.Table table = frontMatterFormat == FrontMatterFormat.YAML
                ? YamlFrontMatter.read(fields, opening.line() + 1, problemCollector)
                : TomlFrontMatter.read(fields, opening.line() + 1, problemCollector);
        return new FrontMatter(frontMatterFormat, table, body);
    }

    /**
     * A first line {@code ---} without a closing one: above fields it is unclosed front matter, otherwise a horizontal rule.
     */
    private static FrontMatter unclosed(String file, int from, SourcePosition opening, FrontMatterFormat frontMatterFormat,
            ProblemCollector problemCollector) {
        String next = lineAt(file, skipBlankLines(file, from));
        if (!isField(next) && !next.startsWith("#")) {
            return new FrontMatter(FrontMatterFormat.NONE, FieldValue.Table.EMPTY, Optional.of(Body.from(file, 0)));
        }
        problemCollector.error(opening, "the front matter that begins here is never closed", findMalformedFence(file, from)
                .map(line -> "Line " + line + " should be " + fenceName(frontMatterFormat) + ".")
                .orElse("Put " + fenceName(frontMatterFormat) + " on a line of its own below the last field."));
        return broken(frontMatterFormat);
    }

    private static Optional<Integer> findMalformedFence(String file, int from) {
        for (int at = from; at < file.length(); at = nextLine(file, at)) {
            if (MALFORMED_FENCE.matcher(lineAt(file, at).strip()).matches()) {
                return Optional.of(SourcePosition.of(file, at, 1).line());
            }
        }
        return Optional.empty();
    }

    private static String fenceName(FrontMatterFormat frontMatterFormat) {
        return (frontMatterFormat == FrontMatterFormat.YAML ? "three hyphens (`" : "three plus signs (`")
                + frontMatterFormat.fence() + "`)";
    }

    static boolean isClosingFence(String line, FrontMatterFormat frontMatterFormat) {
        String bare = trimInvisible(line);
        return bare.equals(frontMatterFormat.fence()) || frontMatterFormat == FrontMatterFormat.YAML && bare.equals("...");
    }

    /** Whether a line looks like a field and not like prose. */
    static boolean isField(String line) {
        return FIELD.matcher(line).matches();
    }

    public static String lineAt(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }

    static int nextLine(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    /** Removes invisible characters from the start of a line, and those and spaces from its end. */
    static String trimInvisible(String line) {
        int start = skipFormatCharacters(line, 0);
        int end = line.length();
        while (end > start && isInvisible(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static int skipFormatCharacters(String text, int offset) {
        int at = offset;
        while (at < text.length() && Character.getType(text.charAt(at)) == Character.FORMAT) {
            at++;
        }
        return at;
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static int skipInvisibleLines(String text, int offset) {
        int at = offset;
        while (at < text.length() && trimInvisible(lineAt(text, at)).isBlank()) {
            at = nextLine(text, at);
        }
        return at;
    }

    /** Skips comments above front matter. */
    private static int skipComments(String text, int start) {
        int at = start;
        while (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at);
            if (end < 0 || !lineAt(text, end + 3).isBlank()) {
                return start;
            }
            at = skipInvisibleLines(text, nextLine(text, end));
        }
        boolean fenced = FENCE.matcher(trimInvisible(lineAt(text, at))).matches()
                && isField(lineAt(text, skipBlankLines(text, nextLine(text, at))));
        return fenced ? at : start;
    }

    private static int skipBlankLines(String text, int offset) {
        int at = offset;
        while (at < text.length() && lineAt(text, at).isBlank()) {
            at = nextLine(text, at);
        }
        return at;
    }

    /** A copy with other fields. */
    public FrontMatter withTable(FieldValue.Table fields) {
        return new FrontMatter(format, fields, body);
    }

    /** Front matter whose fields and body could not be separated. */
    static FrontMatter broken(FrontMatterFormat frontMatterFormat) {
        return new FrontMatter(frontMatterFormat, FieldValue.Table.EMPTY, Optional.empty());
    }

    static FrontMatter ofJson(String file, FieldValue.Table table, int brace) {
        int end = brace;
        while (end < file.length() && (file.charAt(end) == ' ' || file.charAt(end) == '\t')) {
            end++;
        }
        return new FrontMatter(FrontMatterFormat.JSON, table, Optional.of(Body.from(file, end)));
    }
}
