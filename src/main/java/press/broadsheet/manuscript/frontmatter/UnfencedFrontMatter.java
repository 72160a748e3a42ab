package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Distinguishes front matter without an opening {@code ---} from text that begins with a word and a colon.
 *
 * <p>Lines {@code Key: value} are front matter
 * <ul>
 * <li>if one of them is {@code Status: draft}, {@code Draft: true} or {@code Published: false};
 * <li>or if there are two or more, most of their keys are known, and one is only used by software: a slug, tags, a date as
 * {@code 2026-11-20};
 * <li>or if there are two or more, all their keys are known, and one is a title;
 * <li>or if the only one is {@code title: …}, in lower case.
 * </ul>
 * So “Title: The Musical, reviewed”, a review's “Title”, “Author” and “Publisher”, “LONDON: Prices rise”, “Q: …”, “A: …”, a
 * recipe's “Serves: 4” and an event's “Location” and “Time” are text.
 *
 * <p>Such front matter is parsed if its form is simple: as in Pelican and MultiMarkdown, only such lines and indented
 * continuation lines, up to a blank line; or as in Hexo, up to a line {@code ---}. Everything else is refused, because
 * publishing front matter as text would show what its fields hide.
 */
final class UnfencedFrontMatter {

    private static final int MOST_LINES = 200;
    private static final int MAX_LINE = 40;
    private static final int LONGEST_VALUE = 200;

    private static final String KEY_PATTERN = "(?<key>[\\p{L}_][\\p{L}\\p{N}_. -]{0,40}?)";
    private static final Pattern PLAIN_FIELD = Pattern.compile(KEY_PATTERN + "[ \\t]*:(?<value>[ \\t].*)?");
    /** Also in the syntax of reStructuredText, Nikola, Org, TOML and JSON, or with typing errors. */
    private static final Pattern ANY_FIELD =
            Pattern.compile("(?:\\.\\. |#\\+|:(?=[\\w-]+:)|@|//[ \\t]*|-{3,}[ \\t]*|\\+{3}[ \\t]*)?[\"'\\u201c]?" + KEY_PATTERN
                    + "[\"'\\u201d]?\\s*[:\\uff1a=](?<value>.*)");
    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "[\\p{P}\\p{S}](?:[\\p{P}\\p{S} \\t]*[\\p{P}\\p{S}])?[ \\t]*(?:yaml|yml|toml|json|meta|metadata|front-?matter)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE_FENCE = Pattern.compile("`{3,}.*|~{3,}.*");
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/.]\\d{1,2}\\b.*");
    private static final Pattern YAML_VALUE = Pattern.compile("\\[.*]|\\{.*}|\"[^\"]*\"|'[^']*'|[|>][+-]?");
    private static final Pattern LIST_ITEM = Pattern.compile("-(?:[ \\t].*)?");

    private static final Map<String, Set<String>> HIDING_VALUES = Map.of("draft", Set.of("true", "yes", "on"), "published",
            Set.of("false", "no", "off"), "status", Set.of("draft", "pending", "private", "hidden"));
    private static final Set<String> STATUS_VALUES = Set.of("published", "publish", "public", "live");
    private static final Set<String> MACHINE_FIELDS = Stream.of("slug", "tags", "categories", "layout", "template", "aliases",
            "redirect_from", "permalink", "lang").map(KnownKeys::normalize).collect(Collectors.toSet());
    private static final Set<FieldDefinition> DATE_FIELDS =
            Set.of(FieldDefinition.DATE, FieldDefinition.UPDATED, FieldDefinition.EXPIRES);

    /** Front matter found in a file. */
    sealed interface Result {

        /** Fields that can be parsed. {@code to} is their end, {@code textStart} the start of the body. */
        record Head(int from, int to, int textStart, boolean isYaml) implements Result {}

        /** Fields that cannot be parsed; {@code to} is their probable end. */
        record BrokenHead(int from, int to, String reason, String remedy) implements Result {}
    }

    private final String file;
    private final KnownKeys extraKeys;

    private UnfencedFrontMatter(String file, KnownKeys extraKeys) {
        this.file = file;
        this.extraKeys = extraKeys;
    }

    /** @param more fields that this kind of file has in addition to those of an article */
    static Optional<Result> find(String file, int start, KnownKeys more) {
        if (start >= file.length()) {
            return Optional.empty();
        }
        UnfencedFrontMatter head = new UnfencedFrontMatter(file, more);
        String first = FrontMatter.lineAt(file, start);
        Optional<Result> found =
                SEPARATOR_LINE.matcher(FrontMatter.trimInvisible(first).strip()).matches() || first.startsWith("<!--")
                        ? head.findBelowSeparator(start, first)
                        : head.findAtStart(start);
        return found.or(() -> head.findFurtherDown(start));
    }

    /** Whether fields that cannot be parsed hide the article; true if in doubt. */
    static boolean hides(String fields) {
        return fields.lines()
                .anyMatch(line -> field(line.replaceFirst("^[+\\s]+", "")).filter(UnfencedFrontMatter::isHiding).isPresent());
    }

    /** Whether a line looks like a known field. */
    static boolean isKnownField(String line, KnownKeys more) {
        return FrontMatter.isField(line)
                && field(line).filter(it -> FieldDefinition.byName(it.key()).isPresent() || more.contains(it.key())).isPresent();
    }

    /** Reads fields, one per line. */
    static FieldValue.Table read(String file, Result.Head head, ProblemCollector problemCollector) {
        int firstLine = SourcePosition.of(file, head.from(), 1).line();
        String fields = file.substring(head.from(), head.to());
        if (head.isYaml()) {
            return YamlFrontMatter.read(fields, firstLine, problemCollector);
        }
        List<FieldValue.Entry> entries = new ArrayList<>();
        String[] lines = fields.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher line = PLAIN_FIELD.matcher(lines[i]);
            if (line.matches() && !isIndented(lines[i])) {
                String written = Optional.ofNullable(line.group("value")).orElse("");
                int start = lines[i].length() - written.stripLeading().length();
                SourcePosition sourcePosition = new SourcePosition(firstLine + i, lines[i].codePointCount(0, start) + 1);
                SourcePosition at = new SourcePosition(firstLine + i, 1);
                StringBuilder value = new StringBuilder(written.strip());
                for (; i + 1 < lines.length && isIndented(lines[i + 1]); i++) {
                    value.append(value.isEmpty() ? "" : " ").append(lines[i + 1].strip());
                }
                String key = withoutSpaces(line.group("key"));
                entries.add(new FieldValue.Entry(key, at, value(key, value.toString(), sourcePosition)));
            }
        }
        return FieldValue.Table.of(new SourcePosition(firstLine, 1), entries, problemCollector);
    }

    /** Pelican separates names with semicolons, and authors also with commas. */
    private static FieldValue value(String key, String written, SourcePosition at) {
        Optional<FieldDefinition> field = FieldDefinition.byName(key);
        boolean authors = KnownKeys.normalize(key).equals("authors");
        boolean listed = field.filter(it -> it == FieldDefinition.AUTHORS || it == FieldDefinition.TAGS).isPresent();
        if (written.isEmpty()) {
            return new FieldValue.Null(at);
        }
        String separator = listed && written.indexOf(';') >= 0 ? ";" : authors && written.indexOf(',') >= 0 ? "," : "";
        return separator.isEmpty()
                ? new FieldValue.Text(at, written, false)
                : new FieldValue.Sequence(at,
                        Stream.of(written.split(separator, -1)).map(String::strip).filter(name -> !name.isEmpty())
                                .map(name -> (FieldValue) new FieldValue.Text(at, name, false)).toList());
    }

    private Optional<Result> findAtStart(int start) {
        String first = FrontMatter.lineAt(file, start);
        Candidate candidate = new Candidate(first.length() - first.stripLeading().length());
        int end = candidate.read(start);
        if (!candidate.isFieldFirst) {
            return Optional.empty();
        }
        if (candidate.hasOnlyFields && candidate.indent == 0) {
            Optional<Result> closed = findClosed(start);
            if (closed.isPresent()) {
                return closed;
            }
            if (candidate.endMarker.isEmpty() && candidate.comments == 0
                    && (candidate.isPlainFrontMatter() || candidate.isTitleOnly())) {
                return Optional.of(new Result.Head(start, end, end, candidate.isYaml));
            }
        }
        boolean head =
                candidate.isFrontMatter() && (candidate.indent == 0 || candidate.hidesText || candidate.hasMachineField)
                        || !candidate.hasOnlyFields && candidate.isTitleOnly();
        return head
                ? Optional.of(new Result.BrokenHead(start, end, "this looks like front matter without its first `---`",
                        "Write `---` on a line of its own above these fields, and another below the last one. "
                                + "If they are part of the article, put the headline above them."))
                : Optional.empty();
    }

    /** Finds fields, possibly with blank lines and comments between them, up to a line {@code ---}. */
    private Optional<Result> findClosed(int start) {
        Candidate candidate = new Candidate(0);
        int at = start;
        while (at < file.length() && candidate.hasOnlyFields && candidate.endMarker.isEmpty() && candidate.count < MOST_LINES) {
            at = candidate.read(at);
            while (candidate.endMarker.isEmpty() && at < file.length() && FrontMatter.lineAt(file, at).isBlank()) {
                at = FrontMatter.nextLine(file, at);
            }
        }
        boolean closed = candidate.hasOnlyFields && candidate.endMarker.equals("---");
        boolean head = candidate.isPlainFrontMatter()
                || candidate.knownFields > 0 && candidate.startsLowerCase && candidate.mostAreKnown();
        return closed && head
                ? Optional.of(new Result.Head(start, at, FrontMatter.nextLine(file, at), true))
                : Optional.empty();
    }

    /** Finds front matter below a separator line, or inside a comment or code block. */
    private Optional<Result> findBelowSeparator(int start, String first) {
        boolean comment = first.startsWith("<!--");
        int from =
                comment
                        ? start + first.length() - first.replaceFirst("<!-+\\s*", "").length()
                        : FrontMatter.nextLine(file, start);
        from = comment && FrontMatter.lineAt(file, from).isBlank() ? FrontMatter.nextLine(file, from) : from;
        if (!comment && FrontMatter.isClosingFence(FrontMatter.lineAt(file, from), FrontMatterFormat.YAML)) {
            from = FrontMatter.nextLine(file, from);
        }
        String next = FrontMatter.lineAt(file, Math.min(from, file.length()));
        Candidate candidate = new Candidate(next.length() - next.stripLeading().length());
        int end = from < file.length() ? candidate.read(from) : from;
        boolean code = CODE_FENCE.matcher(first).matches();
        boolean words = comment || code && first.stripTrailing().equals(first.replaceAll("[^`~]", ""));
        boolean marked = !words && !candidate.endMarker.isEmpty() && candidate.knownFields > 0 && candidate.startsLowerCase
                && candidate.mostAreKnown();
        if (!candidate.isFieldFirst || !candidate.isFrontMatter() && !marked) {
            return Optional.empty();
        }
        String shown = ProblemCollector.quote(FrontMatter.trimInvisible(first).strip());
        return Optional.of(code
                ? new Result.BrokenHead(start, end, "this looks like front matter in a code block",
                        "Write three hyphens (`---`) in place of the line " + shown + ", and of the one that ends the block.")
                : new Result.BrokenHead(start, end, shown + " does not open front matter",
                        "Write exactly three hyphens (`---`), and the same below the last field."));
    }

    /** Finds complete front matter below a headline or other text. */
    private Optional<Result> findFurtherDown(int start) {
        int at = FrontMatter.nextLine(file, start);
        boolean code = CODE_FENCE.matcher(FrontMatter.lineAt(file, start)).matches();
        for (int line = 1; line < MAX_LINE && at < file.length(); line++, at = FrontMatter.nextLine(file, at)) {
            String text = FrontMatter.lineAt(file, at);
            code ^= CODE_FENCE.matcher(text).matches();
            int from = FrontMatter.nextLine(file, at);
            if (!code && text.stripTrailing().equals("---") && from < file.length()) {
                Candidate candidate = new Candidate(0);
                int end = candidate.read(from);
                boolean head =
                        candidate.hidesText || candidate.hasMachineField || candidate.startsLowerCase && candidate.hasTitle;
                if (candidate.isFieldFirst && candidate.hasOnlyFields && candidate.endMarker.equals("---")
                        && candidate.isFrontMatter() && head) {
                    return Optional.of(new Result.BrokenHead(at, end, "this front matter is below other text",
                            "Move it to the top of the file."));
                }
            }
        }
        return Optional.empty();
    }

    private record Field(String key, String value) {}

    /** Parses a line as a field in any of the accepted notations. */
    private static Optional<Field> field(String line) {
        Matcher field = ANY_FIELD.matcher(line);
        return field.matches()
                ? Optional.of(new Field(withoutSpaces(field.group("key")),
                        field.group("value").strip().replaceAll("^[\"'\\u201c]|[\"'\\u201d]?,?$", "").strip()))
                : Optional.empty();
    }

    private static boolean isHiding(Field field) {
        return hidesHere(field) || HidingFields.hidesInOtherSystem(field.key(), field.value().replaceFirst("\\s+#.*$", ""));
    }

    private static boolean hidesHere(Field field) {
        Set<String> values = HIDING_VALUES.getOrDefault(KnownKeys.normalize(field.key()), Set.of());
        String value = field.value().toLowerCase(Locale.ROOT);
        return value.length() < LONGEST_VALUE && values.contains(value.replaceFirst("[\"',]*(?:\\s+#.*)?$", ""));
    }

    /** MultiMarkdown ignores spaces in keys. */
    private static String withoutSpaces(String key) {
        return key.replace(" ", "");
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /** Lines that may be fields, and the evidence for it. */
    private final class Candidate {

        private final int indent;
        private final Set<String> keys = new HashSet<>();
        private int count;
        private int comments;
        private int knownFields;
        private int otherSystemFields;
        private boolean isFieldFirst;
        private boolean startsLowerCase;
        private boolean hasTitle;
        private boolean hasMachineField;
        private boolean hidesText;
        private boolean isDraft;
        private boolean isYaml;
        /** Whether all lines so far are fields. */
        private boolean hasOnlyFields = true;
        private boolean isValueOpen;
        /** The separator line that ended the fields, or an empty text. */
        private String endMarker = "";

        /** @param indent the number of spaces before each line */
        Candidate(int indent) {
            this.indent = indent;
        }

        /** Reads lines up to the next blank line or separator line and returns its offset. */
        int read(int start) {
            int at = start;
            while (at < file.length() && endMarker.isEmpty()) {
                String line = FrontMatter.lineAt(file, at);
                String text = line.substring(Math.min(indent, line.length() - line.stripLeading().length())).stripTrailing();
                if (text.isBlank()) {
                    return at;
                }
                if (text.length() >= 3 && SEPARATOR_LINE.matcher(text).matches() && !isIndented(text)) {
                    endMarker = text;
                    hasOnlyFields &= text.equals("---");
                    return at;
                }
                read(text);
                at = FrontMatter.nextLine(file, at);
                if (count >= MOST_LINES) {
                    hasOnlyFields = false;
                    return at;
                }
            }
            return Math.min(at, file.length());
        }

        private void read(String line) {
            count++;
            boolean first = count == 1;
            if (!first && isIndented(line) || isValueOpen && LIST_ITEM.matcher(line).matches()) {
                isYaml |= isValueOpen;
                return;
            }
            if (!first && line.startsWith("# ")) {
                comments++;
                return;
            }
            Matcher plain = PLAIN_FIELD.matcher(line);
            boolean isPlain = plain.matches();
            Optional<Field> field = field(line).filter(it -> isPlain || isKnown(it.key()));
            hasOnlyFields &= isPlain;
            isFieldFirst |= first && field.isPresent();
            startsLowerCase |= first && Character.isLowerCase(line.codePointAt(0));
            field.ifPresent(this::read);
            String value = isPlain ? Optional.ofNullable(plain.group("value")).orElse("").strip() : "";
            isValueOpen = isPlain && value.isEmpty();
            isYaml |= YAML_VALUE.matcher(value).matches();
        }

        private void read(Field field) {
            Optional<FieldDefinition> named = FieldDefinition.byName(field.key());
            String name = KnownKeys.normalize(field.key());
            if (!keys.add(name)) {
                return;
            }
            knownFields += isKnown(field.key()) ? 1 : 0;
            otherSystemFields += !isKnown(field.key()) && (IgnoredKeys.contains(field.key()) || isHiding(field)) ? 1 : 0;
            hasTitle |= named.filter(it -> it == FieldDefinition.TITLE).isPresent() || extraKeys.contains(field.key());
            hidesText |= isHiding(field);
            isDraft |= hidesHere(field) && (!name.equals("status") || field.value().equalsIgnoreCase("draft"));
            boolean dated = named.filter(DATE_FIELDS::contains).isPresent() && DATE.matcher(field.value()).matches();
            boolean state = name.equals("status") && STATUS_VALUES.contains(field.value().toLowerCase(Locale.ROOT));
            hasMachineField |= hidesText || dated || state || MACHINE_FIELDS.contains(name);
        }

        private boolean isKnown(String key) {
            return FieldDefinition.byName(key).isPresent() || extraKeys.contains(key);
        }

        boolean mostAreKnown() {
            return (knownFields + otherSystemFields) * 2 > keys.size();
        }

        boolean isFrontMatter() {
            return isDraft || isPlainFrontMatter();
        }

        /** A single hiding field is enough, but not among many unknown ones: a bill in parliament has a status too. */
        boolean isPlainFrontMatter() {
            boolean all = knownFields + otherSystemFields == keys.size();
            boolean several = knownFields > 0 && knownFields + otherSystemFields > 1 && mostAreKnown();
            return isDraft && all || several && (hasMachineField || hasTitle && all);
        }

        boolean isTitleOnly() {
            return keys.size() == 1 && hasTitle && startsLowerCase;
        }
    }
}
