package press.broadsheet.manuscript.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.markdown.ParagraphLineLint.Line;

/** Finds headings, lists and tables that Markdown reads as running text, in the lines of one paragraph. */
record ParagraphLineLint(List<Line> lines) {

    private static final Pattern HEADING = Pattern.compile("#{2,6}[^\\s#].*|#\\p{Lu}[^# ]*+ [^#]*+");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,8})[.)](\\s?)\\p{L}.*");
    private static final Pattern BULLET = Pattern.compile("([•▪‣◦∙●])\\s*\\S.*|(-)\\p{L}.*");
    private static final Pattern TABLE_DELIMITER_ROW =
            Pattern.compile("\\|?(?:[ \\t]*+:?-++:?[ \\t]*+\\|)+(?:[ \\t]*:?-+:?[ \\t]*)?");

    private static final int MAX_ROW_LENGTH = 1_000;
    private static final int MAX_COLUMNS_SHOWN = 10;

    /** A stripped line and the offset of its first character. */
    record Line(int offset, String words) {

        static Line of(int offset, String line) {
            return new Line(offset + line.length() - line.stripLeading().length(), line.strip());
        }
    }

    /** Reports each kind once, at its first occurrence. */
    List<LintFinding> findings() {
        List<LintFinding> findings = new ArrayList<>();
        checkRows(findings);
        for (int i = 0; i < lines.size(); i++) {
            checkHeading(lines.get(i), findings);
            if (i > 0) {
                checkNumberedLines(lines.get(i - 1), lines.get(i), findings);
                checkBullets(lines.get(i - 1), lines.get(i), findings);
                checkTableHead(lines.get(i - 1), lines.get(i), findings);
            }
        }
        return findings;
    }

    /** Lines that start and end with a vertical bar look like a table. */
    private void checkRows(List<LintFinding> findings) {
        boolean rows = lines.size() > 1 && lines.stream().map(Line::words).allMatch(line -> line.length() > 2
                && line.length() < MAX_ROW_LENGTH && line.startsWith("|") && line.endsWith("|")
                && !TABLE_DELIMITER_ROW.matcher(line).matches());
        if (rows) {
            Line header = lines.getFirst();
            addFinding(header, "these lines are not shown as a table, because there is no line of hyphens below the first",
                    "Write `" + "|---".repeat(Math.min(countColumns(header.words()), MAX_COLUMNS_SHOWN)) + "|` below it.",
                    findings);
        }
    }

    /** A single # before a single word is a hashtag. */
    private void checkHeading(Line line, List<LintFinding> findings) {
        if (HEADING.matcher(line.words()).matches() && (lines.size() == 1 || line.words().startsWith("##"))) {
            String hashes = line.words().replaceFirst("(?s)[^#].*", "");
            addFinding(line, "there is no space after `" + hashes + "`, so this is not a heading",
                    "Add a space if a heading is meant.", findings);
        }
    }

    /** A single number at the start of a line may be a year. */
    private static void checkNumberedLines(Line above, Line line, List<LintFinding> findings) {
        Matcher first = NUMBERED.matcher(above.words());
        Matcher second = NUMBERED.matcher(line.words());
        boolean counts = first.matches() && second.matches()
                && Integer.parseInt(second.group(1)) == Integer.parseInt(first.group(1)) + 1;
        if (counts && first.group(2).isEmpty()) {
            addFinding(above, "there is no space after the numbers of these lines, so they are not a list", "Write `1. words`.",
                    findings);
        } else if (counts) {
            addFinding(above, "a list that does not start with 1 needs a blank line above it; this one is shown as running text",
                    "Put a blank line above its first number.", findings);
        }
    }

    private static void checkBullets(Line above, Line line, List<LintFinding> findings) {
        Matcher first = BULLET.matcher(above.words());
        Matcher second = BULLET.matcher(line.words());
        if (!first.matches() || !second.matches()) {
            return;
        }
        if (first.group(1) != null && second.group(1) != null) {
            addFinding(above,
                    "`" + first.group(1) + "` is not a list marker in Markdown, so these lines are shown as running text",
                    "Write `- words`.", findings);
        } else if (first.group(2) != null && second.group(2) != null) {
            addFinding(above, "there is no space after the hyphens of these lines, so they are not a list", "Write `- words`.",
                    findings);
        }
    }

    private static void checkTableHead(Line header, Line rule, List<LintFinding> findings) {
        boolean isRule = rule.words().length() < MAX_ROW_LENGTH && TABLE_DELIMITER_ROW.matcher(rule.words()).matches();
        if (isRule && header.words().indexOf('|') >= 0) {
            addFinding(header, "this is not shown as a table: its header has " + countColumns(header.words())
                    + " columns, but the line of hyphens below has " + countColumns(rule.words()),
                    "Use the same number of columns in both.", findings);
        }
    }

    private static int countColumns(String row) {
        String inner = row.replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return inner.split("(?<!\\\\)\\|", -1).length;
    }

    private static void addFinding(Line line, String reason, String remedy, List<LintFinding> findings) {
        if (findings.stream().noneMatch(lintFinding -> lintFinding.reason().equals(reason))) {
            findings.add(new LintFinding(line.offset(), reason, remedy));
        }
    }
}
