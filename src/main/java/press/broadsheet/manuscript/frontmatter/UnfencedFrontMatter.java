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
 * Tells fields on top of a file that no {@code ---} stands above from a text that begins with a word and a colon.
 *
 * <p>Lines {@code Key: value} are a head
 * <ul>
 * <li>if one of them says {@code Status: draft}, {@code Draft: true} or {@code Published: false};
 * <li>or if they are two or more, more of their keys are known than not, and one is written for machines alone: a slug, tags, a
 * date as {@code 2026-11-20};
 * <li>or if they are two or more, all their keys are known, and a title is among them;
 * <li>or if the only one is {@code title: …}, in lower case.
 * </ul>
 * So “Title: The Musical, reviewed”, a review's “Title”, “Author” and “Publisher”, “LONDON: Prices rise”, “Q: …”, “A: …”, a
 * recipe's “Serves: 4” and an event's “Location” and “Time” are text.
 *
 * <p>A head is read where its form is plain: as Pelican and MultiMarkdown have it, nothing but such lines, and indented ones
 * that go on with the line above, down to a blank line; or as Hexo has it, down to a line {@code ---}. All other heads are
 * refused, for a head that is published as text shows readers what it was to hide.
 */
final class UnfencedFrontMatter {

    private static final int MOST_LINES = 200;
    private static final int LOWEST = 40;
    private static final int LONGEST_VALUE = 200;

    private static final String KEYS = "(?<key>[\\p{L}_][\\p{L}\\p{N}_. -]{0,40}?)";
    private static final Pattern PLAIN = Pattern.compile(KEYS + "[ \\t]*:(?<value>[ \\t].*)?");
    /** Also as reStructuredText, Nikola, Org, TOML and JSON write it, or by a slip of the keyboard. */
    private static final Pattern OTHER =
            Pattern.compile("(?:\\.\\. |#\\+|:(?=[\\w-]+:)|@|//[ \\t]*|-{3,}[ \\t]*|\\+{3}[ \\t]*)?[\"'\\u201c]?" + KEYS
                    + "[\"'\\u201d]?\\s*[:\\uff1a=](?<value>.*)");
    private static final Pattern DECORATION = Pattern.compile(
            "[\\p{P}\\p{S}](?:[\\p{P}\\p{S} \\t]*[\\p{P}\\p{S}])?[ \\t]*(?:yaml|yml|toml|json|meta|metadata|front-?matter)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("`{3,}.*|~{3,}.*");
    private static final Pattern DAY = Pattern.compile("\\d{4}[-/.]\\d{1,2}\\b.*");
    private static final Pattern YAML_VALUE = Pattern.compile("\\[.*]|\\{.*}|\"[^\"]*\"|'[^']*'|[|>][+-]?");
    private static final Pattern ITEM = Pattern.compile("-(?:[ \\t].*)?");

    private static final Map<String, Set<String>> HIDING = Map.of("draft", Set.of("true", "yes", "on"), "published",
            Set.of("false", "no", "off"), "status", Set.of("draft", "pending", "private", "hidden"));
    private static final Set<String> STATES = Set.of("published", "publish", "public", "live");
    private static final Set<String> FOR_MACHINES = Stream.of("slug", "tags", "categories", "layout", "template", "aliases",
            "redirect_from", "permalink", "lang").map(KnownKeys::fold).collect(Collectors.toSet());
    private static final Set<FrontMatterField> DATES = Set.of(FrontMatterField.DATE, FrontMatterField.UPDATED, FrontMatterField.EXPIRES);

    /** What was found on top of a file. */
    sealed interface Found {

        /** The fields can be read. {@code to} is where they end, {@code text} where the text begins. */
        record Plain(int from, int to, int text, boolean yaml) implements Found {}

        /** They cannot; {@code to} is where they seem to end. */
        record Unreadable(int from, int to, String reason, String remedy) implements Found {}
    }

    private final String file;
    private final KnownKeys more;

    private UnfencedFrontMatter(String file, KnownKeys more) {
        this.file = file;
        this.more = more;
    }

    /** @param more fields that a file of this kind may have beside those of an article */
    static Optional<Found> find(String file, int start, KnownKeys more) {
        if (start >= file.length()) {
            return Optional.empty();
        }
        UnfencedFrontMatter head = new UnfencedFrontMatter(file, more);
        String first = FrontMatter.lineAt(file, start);
        Optional<Found> found = DECORATION.matcher(FrontMatter.bare(first).strip()).matches() || first.startsWith("<!--")
                ? head.below(start, first)
                : head.onTop(start);
        return found.or(() -> head.furtherDown(start));
    }

    /** Whether fields that cannot be read say that the text is not to be shown. In doubt it is not. */
    static boolean hides(String fields) {
        return fields.lines()
                .anyMatch(line -> field(line.replaceFirst("^[+\\s]+", "")).filter(UnfencedFrontMatter::isHiding).isPresent());
    }

    /** Whether a line looks like a field that means something here. */
    static boolean isKnown(String line, KnownKeys more) {
        return FrontMatter.isField(line)
                && field(line).filter(it -> FrontMatterField.named(it.key()).isPresent() || more.knows(it.key())).isPresent();
    }

    /** The fields as they are written, one a line. */
    static FieldValue.Table read(String file, Found.Plain head, ProblemCollector problemCollector) {
        int firstLine = SourcePosition.of(file, head.from(), 1).line();
        String fields = file.substring(head.from(), head.to());
        if (head.yaml()) {
            return YamlFrontMatter.read(fields, firstLine, problemCollector);
        }
        List<FieldValue.Entry> entries = new ArrayList<>();
        String[] lines = fields.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher line = PLAIN.matcher(lines[i]);
            if (line.matches() && !isIndented(lines[i])) {
                String written = Optional.ofNullable(line.group("value")).orElse("");
                int start = lines[i].length() - written.stripLeading().length();
                SourcePosition sourcePosition = new SourcePosition(firstLine + i, lines[i].codePointCount(0, start) + 1);
                SourcePosition at = new SourcePosition(firstLine + i, 1);
                StringBuilder value = new StringBuilder(written.strip());
                for (; i + 1 < lines.length && isIndented(lines[i + 1]); i++) {
                    value.append(value.isEmpty() ? "" : " ").append(lines[i + 1].strip());
                }
                String key = withoutBlanks(line.group("key"));
                entries.add(new FieldValue.Entry(key, at, value(key, value.toString(), sourcePosition)));
            }
        }
        return FieldValue.Table.of(new SourcePosition(firstLine, 1), entries, problemCollector);
    }

    /** Pelican parts names at semicolons, and authors at commas too. */
    private static FieldValue value(String key, String written, SourcePosition at) {
        Optional<FrontMatterField> field = FrontMatterField.named(key);
        boolean authors = KnownKeys.fold(key).equals("authors");
        boolean listed = field.filter(it -> it == FrontMatterField.AUTHORS || it == FrontMatterField.TAGS).isPresent();
        if (written.isEmpty()) {
            return new FieldValue.Nothing(at);
        }
        String mark = listed && written.indexOf(';') >= 0 ? ";" : authors && written.indexOf(',') >= 0 ? "," : "";
        return mark.isEmpty()
                ? new FieldValue.Text(at, written, false)
                : new FieldValue.Listing(at, Stream.of(written.split(mark, -1)).map(String::strip).filter(name -> !name.isEmpty())
                        .map(name -> (FieldValue) new FieldValue.Text(at, name, false)).toList());
    }

    private Optional<Found> onTop(int start) {
        String first = FrontMatter.lineAt(file, start);
        Lines lines = new Lines(first.length() - first.stripLeading().length());
        int end = lines.take(start);
        if (!lines.isFieldFirst) {
            return Optional.empty();
        }
        if (lines.clean && lines.indent == 0) {
            Optional<Found> closed = closed(start);
            if (closed.isPresent()) {
                return closed;
            }
            if (lines.mark.isEmpty() && lines.comments == 0 && (lines.isPlainHead() || lines.isTitle())) {
                return Optional.of(new Found.Plain(start, end, end, lines.yaml));
            }
        }
        boolean head =
                lines.isHead() && (lines.indent == 0 || lines.hides || lines.forMachines) || !lines.clean && lines.isTitle();
        return head
                ? Optional.of(new Found.Unreadable(start, end, "this looks like front matter without its first `---`",
                        "Write `---` on a line of its own above these fields, and another below the last of them. "
                                + "If they are the article's text, put its headline above them."))
                : Optional.empty();
    }

    /** Fields, with blank lines and comments between them, down to a line {@code ---}. */
    private Optional<Found> closed(int start) {
        Lines lines = new Lines(0);
        int at = start;
        while (at < file.length() && lines.clean && lines.mark.isEmpty() && lines.count < MOST_LINES) {
            at = lines.take(at);
            while (lines.mark.isEmpty() && at < file.length() && FrontMatter.lineAt(file, at).isBlank()) {
                at = FrontMatter.after(file, at);
            }
        }
        boolean closed = lines.clean && lines.mark.equals("---");
        boolean head = lines.isPlainHead() || lines.known > 0 && lines.lowerCase && lines.mostAreKnown();
        return closed && head
                ? Optional.of(new Found.Plain(start, at, FrontMatter.after(file, at), true))
                : Optional.empty();
    }

    /** Below a line of marks, or within a comment or a block of code. */
    private Optional<Found> below(int start, String first) {
        boolean comment = first.startsWith("<!--");
        int from =
                comment ? start + first.length() - first.replaceFirst("<!-+\\s*", "").length() : FrontMatter.after(file, start);
        from = comment && FrontMatter.lineAt(file, from).isBlank() ? FrontMatter.after(file, from) : from;
        if (!comment && FrontMatter.closes(FrontMatter.lineAt(file, from), FrontMatterFormat.YAML)) {
            from = FrontMatter.after(file, from);
        }
        String next = FrontMatter.lineAt(file, Math.min(from, file.length()));
        Lines lines = new Lines(next.length() - next.stripLeading().length());
        int end = from < file.length() ? lines.take(from) : from;
        boolean code = CODE.matcher(first).matches();
        boolean words = comment || code && first.stripTrailing().equals(first.replaceAll("[^`~]", ""));
        boolean marked = !words && !lines.mark.isEmpty() && lines.known > 0 && lines.lowerCase && lines.mostAreKnown();
        if (!lines.isFieldFirst || !lines.isHead() && !marked) {
            return Optional.empty();
        }
        String shown = ProblemCollector.quote(FrontMatter.bare(first).strip());
        return Optional.of(code
                ? new Found.Unreadable(start, end, "this looks like front matter in a block of code",
                        "Write three hyphens (`---`) in place of the line " + shown + ", and of the one that ends the block.")
                : new Found.Unreadable(start, end, shown + " does not open front matter",
                        "Write exactly three hyphens (`---`), and the same below the last field."));
    }

    /** Whole front matter, but below a headline or another text. */
    private Optional<Found> furtherDown(int start) {
        int at = FrontMatter.after(file, start);
        boolean code = CODE.matcher(FrontMatter.lineAt(file, start)).matches();
        for (int line = 1; line < LOWEST && at < file.length(); line++, at = FrontMatter.after(file, at)) {
            String text = FrontMatter.lineAt(file, at);
            code ^= CODE.matcher(text).matches();
            int from = FrontMatter.after(file, at);
            if (!code && text.stripTrailing().equals("---") && from < file.length()) {
                Lines lines = new Lines(0);
                int end = lines.take(from);
                boolean head = lines.hides || lines.forMachines || lines.lowerCase && lines.title;
                if (lines.isFieldFirst && lines.clean && lines.mark.equals("---") && lines.isHead() && head) {
                    return Optional.of(new Found.Unreadable(at, end, "front matter stands here, below other text",
                            "Move it to the very top of the file."));
                }
            }
        }
        return Optional.empty();
    }

    private record Keyed(String key, String value) {}

    /** The field that a line may be, however it is written. */
    private static Optional<Keyed> field(String line) {
        Matcher field = OTHER.matcher(line);
        return field.matches()
                ? Optional.of(new Keyed(withoutBlanks(field.group("key")),
                        field.group("value").strip().replaceAll("^[\"'\\u201c]|[\"'\\u201d]?,?$", "").strip()))
                : Optional.empty();
    }

    private static boolean isHiding(Keyed field) {
        return hidesHere(field) || HidingFields.hidesElsewhere(field.key(), field.value().replaceFirst("\\s+#.*$", ""));
    }

    private static boolean hidesHere(Keyed field) {
        Set<String> values = HIDING.getOrDefault(KnownKeys.fold(field.key()), Set.of());
        String value = field.value().toLowerCase(Locale.ROOT);
        return value.length() < LONGEST_VALUE && values.contains(value.replaceFirst("[\"',]*(?:\\s+#.*)?$", ""));
    }

    /** MultiMarkdown has blanks in its keys, which mean nothing. */
    private static String withoutBlanks(String key) {
        return key.replace(" ", "");
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /** Lines that may be fields, and what speaks for it. */
    private final class Lines {

        private final int indent;
        private final Set<String> keys = new HashSet<>();
        private int count;
        private int comments;
        private int known;
        private int foreign;
        private boolean isFieldFirst;
        private boolean lowerCase;
        private boolean title;
        private boolean forMachines;
        private boolean hides;
        private boolean draft;
        private boolean yaml;
        /** Whether nothing but fields was met. */
        private boolean clean = true;
        private boolean open;
        /** The line of marks that ended them, if one did. */
        private String mark = "";

        /** @param indent how many blanks stand before each */
        Lines(int indent) {
            this.indent = indent;
        }

        /** Takes all to the next blank line or line of marks, and tells where that is. */
        int take(int start) {
            int at = start;
            while (at < file.length() && mark.isEmpty()) {
                String line = FrontMatter.lineAt(file, at);
                String text = line.substring(Math.min(indent, line.length() - line.stripLeading().length())).stripTrailing();
                if (text.isBlank()) {
                    return at;
                }
                if (text.length() >= 3 && DECORATION.matcher(text).matches() && !isIndented(text)) {
                    mark = text;
                    clean &= text.equals("---");
                    return at;
                }
                take(text);
                at = FrontMatter.after(file, at);
                if (count >= MOST_LINES) {
                    clean = false;
                    return at;
                }
            }
            return Math.min(at, file.length());
        }

        private void take(String line) {
            count++;
            boolean first = count == 1;
            if (!first && isIndented(line) || open && ITEM.matcher(line).matches()) {
                yaml |= open;
                return;
            }
            if (!first && line.startsWith("# ")) {
                comments++;
                return;
            }
            Matcher plain = PLAIN.matcher(line);
            boolean isPlain = plain.matches();
            Optional<Keyed> field = field(line).filter(it -> isPlain || isKnown(it.key()));
            clean &= isPlain;
            isFieldFirst |= first && field.isPresent();
            lowerCase |= first && Character.isLowerCase(line.codePointAt(0));
            field.ifPresent(this::take);
            String value = isPlain ? Optional.ofNullable(plain.group("value")).orElse("").strip() : "";
            open = isPlain && value.isEmpty();
            yaml |= YAML_VALUE.matcher(value).matches();
        }

        private void take(Keyed field) {
            Optional<FrontMatterField> named = FrontMatterField.named(field.key());
            String name = KnownKeys.fold(field.key());
            if (!keys.add(name)) {
                return;
            }
            known += isKnown(field.key()) ? 1 : 0;
            foreign += !isKnown(field.key()) && (IgnoredKeys.contains(field.key()) || isHiding(field)) ? 1 : 0;
            title |= named.filter(it -> it == FrontMatterField.TITLE).isPresent() || more.knows(field.key());
            hides |= isHiding(field);
            draft |= hidesHere(field) && (!name.equals("status") || field.value().equalsIgnoreCase("draft"));
            boolean dated = named.filter(DATES::contains).isPresent() && DAY.matcher(field.value()).matches();
            boolean state = name.equals("status") && STATES.contains(field.value().toLowerCase(Locale.ROOT));
            forMachines |= hides || dated || state || FOR_MACHINES.contains(name);
        }

        private boolean isKnown(String key) {
            return FrontMatterField.named(key).isPresent() || more.knows(key);
        }

        boolean mostAreKnown() {
            return (known + foreign) * 2 > keys.size();
        }

        boolean isHead() {
            return draft || isPlainHead();
        }

        /** One field that hides the text is enough, but not among many that mean nothing: a bill has a status too. */
        boolean isPlainHead() {
            boolean all = known + foreign == keys.size();
            boolean several = known > 0 && known + foreign > 1 && mostAreKnown();
            return draft && all || several && (forMachines || title && all);
        }

        boolean isTitle() {
            return keys.size() == 1 && title && lowerCase;
        }
    }
}
