package press.broadsheet.manuscript.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.markdown.ParagraphLineLint.Line;

/** The lines of one paragraph, searched for headings, lists and tables that Markdown takes for running text. */
record ParagraphLineLint(List<Line> lines) {

    private static final Pattern HEADING = Pattern.compile("#{2,6}[^\\s#].*|#\\p{Lu}[^# ]*+ [^#]*+");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,8})[.)](\\s?)\\p{L}.*");
    private static final Pattern BULLET = Pattern.compile("([•▪‣◦∙●])\\s*\\S.*|(-)\\p{L}.*");
    private static final Pattern TABLE_DELIMITER_ROW =
            Pattern.compile("\\|?(?:[ \\t]*+:?-++:?[ \\t]*+\\|)+(?:[ \\t]*:?-+:?[ \\t]*)?");

    private static final int MAX_ROW_LENGTH = 1_000;
    private static final int MAX_COLUMNS_SHOWN = 10;

    /** The words of a line, and where in the text they begin. */
    record Line(int offset, String words) {

        static Line of(int offset, String line) {
            return new Line(offset + line.length() - line.stripLeading().length(), line.strip());
        }
    }

    /** Each kind once, where it stands first. */
    List<LintFinding> findings() {
        List<LintFinding> slips = new ArrayList<>();
        checkRows(slips);
        for (int i = 0; i < lines.size(); i++) {
            checkHeading(lines.get(i), slips);
            if (i > 0) {
                checkNumberedLines(lines.get(i - 1), lines.get(i), slips);
                checkBullets(lines.get(i - 1), lines.get(i), slips);
                checkTableHead(lines.get(i - 1), lines.get(i), slips);
            }
        }
        return slips;
    }

    /** Bars at both ends of each line are those of a table. */
    private void checkRows(List<LintFinding> slips) {
        boolean rows = lines.size() > 1 && lines.stream().map(Line::words).allMatch(line -> line.length() > 2
                && line.length() < MAX_ROW_LENGTH && line.startsWith("|") && line.endsWith("|")
                && !TABLE_DELIMITER_ROW.matcher(line).matches());
        if (rows) {
            Line head = lines.getFirst();
            addFinding(head, "these lines are not set as a table, for no line of hyphens stands below the first",
                    "Write `" + "|---".repeat(Math.min(countColumns(head.words()), MAX_COLUMNS_SHOWN)) + "|` there.", slips);
        }
    }

    /** A single sign before a single word is a hashtag. */
    private void checkHeading(Line line, List<LintFinding> slips) {
        if (HEADING.matcher(line.words()).matches() && (lines.size() == 1 || line.words().startsWith("##"))) {
            String marks = line.words().replaceFirst("(?s)[^#].*", "");
            addFinding(line, "there is no blank after `" + marks + "`, so that this is no heading",
                    "Put a blank behind it if it is meant as one.", slips);
        }
    }

    /** A single number at the beginning of a line may be a year. */
    private static void checkNumberedLines(Line above, Line line, List<LintFinding> slips) {
        Matcher first = NUMBERED.matcher(above.words());
        Matcher second = NUMBERED.matcher(line.words());
        boolean counts = first.matches() && second.matches()
                && Integer.parseInt(second.group(1)) == Integer.parseInt(first.group(1)) + 1;
        if (counts && first.group(2).isEmpty()) {
            addFinding(above, "there is no blank after the numbers of these lines, so that they are no list", "Write `1. words`.",
                    slips);
        } else if (counts) {
            addFinding(above, "a list that does not begin with 1 has no blank line above it, so that it is set as running text",
                    "Put a blank line above its first number.", slips);
        }
    }

    private static void checkBullets(Line above, Line line, List<LintFinding> slips) {
        Matcher first = BULLET.matcher(above.words());
        Matcher second = BULLET.matcher(line.words());
        if (!first.matches() || !second.matches()) {
            return;
        }
        if (first.group(1) != null && second.group(1) != null) {
            addFinding(above, "`" + first.group(1) + "` begins no list in Markdown, so that these lines are set as running text",
                    "Write `- words`.", slips);
        } else if (first.group(2) != null && second.group(2) != null) {
            addFinding(above, "there is no blank after the hyphens of these lines, so that they are no list", "Write `- words`.",
                    slips);
        }
    }

    private static void checkTableHead(Line head, Line rule, List<LintFinding> slips) {
        boolean isRule = rule.words().length() < MAX_ROW_LENGTH && TABLE_DELIMITER_ROW.matcher(rule.words()).matches();
        if (isRule && head.words().indexOf('|') >= 0) {
            addFinding(head, "this is not set as a table: its head has another number of columns (" + countColumns(head.words())
                    + ") than the line of hyphens below (" + countColumns(rule.words()) + ")", "Give both as many bars.", slips);
        }
    }

    private static int countColumns(String row) {
        String inner = row.replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return inner.split("(?<!\\\\)\\|", -1).length;
    }

    private static void addFinding(Line line, String reason, String remedy, List<LintFinding> slips) {
        if (slips.stream().noneMatch(lintFinding -> lintFinding.reason().equals(reason))) {
            slips.add(new LintFinding(line.offset(), reason, remedy));
        }
    }
}
