package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Finds lines of front matter that look like fields but were not parsed as fields: every such line if parsing failed,
 * otherwise those that became part of the value above ({@code draft true}, or a field indented by mistake).
 */
final class UnparsedFieldLines {

    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 300;
    private static final Pattern FENCE = Pattern.compile("(?:---|\\+\\+\\+|\\.\\.\\.)\\s*");
    private static final Pattern FIELD = Pattern.compile(
            "[\\s\\u3000\\p{Cf}>*\\u2022-]*[\"'\\u201c\\u201d\\u2018\\u2019]?(?<key>[\\p{L}_][\\p{L}\\p{N}_.\\s-]{0,40}?)"
                    + "[\"'\\u201c\\u201d\\u2018\\u2019]?\\s*(?:(?<mark>[:=;,\\uff1a\\uff1d\\ufe55\\u2236])\\s*|\\s)(?<value>\\S.*?)[\\s,]*");

    /** The only values accepted without a separator after the key, because the line may be prose. */
    private static final Set<String> PLAIN_VALUES =
            Set.of("true", "yes", "on", "false", "no", "off", "draft", "private", "hidden");

    private static final Pattern JSON_SEPARATORS = Pattern.compile("[{},]");

    /**
     * A line that looks like a field.
     *
     * @param hasSeparator whether there is a separator between key and value
     */
    record Line(String key, String value, boolean hasSeparator, SourcePosition at, String written) {}

    private UnparsedFieldLines() {}

    /** @param broken whether parsing the front matter reported errors */
    static List<Line> find(String file, FrontMatter frontMatter, boolean broken) {
        if (frontMatter.format() == FrontMatterFormat.NONE) {
            return List.of();
        }
        boolean unread = broken && frontMatter.table().entries().isEmpty();
        Set<Integer> read = new HashSet<>();
        frontMatter.table().entries().forEach(entry -> collectLines(entry, read));
        List<Line> lines = new ArrayList<>();
        boolean inBlock = false;
        int number = 0;
        int fences = 0;
        for (String line : (Iterable<String>) file.lines().limit(MOST_LINES)::iterator) {
            number++;
            if (FENCE.matcher(line).matches()) {
                if (++fences == 2) {
                    break;
                }
                continue;
            }
            if (line.length() > LONGEST_LINE) {
                continue;
            }
            boolean indented = line.startsWith(" ") || line.startsWith("\t");
            inBlock = indented && inBlock || opensBlock(line, indented);
            if (unread ? !line.startsWith("#") : indented && !inBlock && !read.contains(number)) {
                splitFields(line, frontMatter.format(), number).forEach(lines::add);
            }
        }
        return lines;
    }

    /** Whether the indented lines below this one are intended: a multi-line text or a list. */
    private static boolean opensBlock(String line, boolean indented) {
        String bare = line.strip();
        return !indented && (bare.matches(".*[|>][+-]?\\d?") || bare.endsWith(":") || bare.matches(".*[:\\[{\"'].*[\\[{]")
                || bare.matches("[^:]*:\\s*[\"'].*(?<![\"'])"));
    }

    private static Stream<Line> splitFields(String line, FrontMatterFormat frontMatterFormat, int number) {
        Stream<String> parts =
                frontMatterFormat == FrontMatterFormat.JSON ? JSON_SEPARATORS.splitAsStream(line) : Stream.of(line);
        return parts.flatMap(part -> field(part, number).stream());
    }

    private static Optional<Line> field(String written, int number) {
        Matcher field = FIELD.matcher(written);
        if (!field.matches()) {
            return Optional.empty();
        }
        String value = field.group("value").replaceFirst("\\s+#.*", "").replaceAll("^[\"'\u201c\u2018]|[\"'\u201d\u2019]$", "");
        boolean hasSeparator = field.group("mark") != null;
        return hasSeparator || PLAIN_VALUES.contains(value.toLowerCase(Locale.ROOT))
                ? Optional.of(new Line(field.group("key").strip(), value, hasSeparator,
                        new SourcePosition(number, written.length() - written.stripLeading().length() + 1), written.strip()))
                : Optional.empty();
    }

    private static void collectLines(FieldValue.Entry entry, Set<Integer> lines) {
        lines.add(entry.position().line());
        collectLines(entry.value(), lines);
    }

    private static void collectLines(FieldValue fieldValue, Set<Integer> lines) {
        switch (fieldValue) {
            case FieldValue.Table(_, List<FieldValue.Entry> entries) -> entries.forEach(entry -> collectLines(entry, lines));
            case FieldValue.Sequence(SourcePosition at, List<FieldValue> items) -> {
                lines.add(at.line());
                items.forEach(item -> {
                    lines.add(item.position().line());
                    collectLines(item, lines);
                });
            }
            default -> {}
        }
    }
}
