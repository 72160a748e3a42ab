package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;

/** Finds where Markdown, read to the letter, sets a text otherwise than its editor will have meant it. */
final class MarkdownSlips {

    /** A longer one is a paragraph that got a rule for an underline. */
    private static final int LONGEST_HEADING = 150;

    private final Markdown.Copy copy;
    private final List<Problem> problems;
    private final LineIndex lines;
    private int level;

    MarkdownSlips(Markdown.Copy copy, LineIndex lines, List<Problem> problems) {
        this.copy = copy;
        this.lines = lines;
        this.problems = problems;
    }

    void find(Document document) {
        document.getChildren().forEach(child -> {
            if (child instanceof Heading heading) {
                level(heading);
            }
        });
        visit(document);
    }

    private void visit(Node parent) {
        for (Node node : parent.getChildren()) {
            switch (node) {
                case Heading heading -> underline(heading);
                case FencedCodeBlock code -> fence(code);
                case TableBlock table -> table(table);
                case Paragraph paragraph when MarkdownParagraph.isSuspect(paragraph, copy.text()) ->
                    new MarkdownParagraph(paragraph, copy.text()).slips()
                            .forEach(slip -> warn(slip.offset(), slip.reason(), slip.remedy()));
                case Block block -> visit(block);
                default -> {}
            }
        }
    }

    private void level(Heading heading) {
        int now = heading.getLevel();
        if (level > 0 && now > level + 1) {
            problems.add(Problem.advice(copy.path(), line(heading.getStartOffset()), 1,
                    "the heading is of level " + now + ", and the one above it of level " + level
                            + ", so that a level is skipped",
                    "Write `" + "#".repeat(level + 1) + "`: the page sets it so."));
        }
        level = now;
    }

    private void underline(Heading heading) {
        if (heading.isSetextHeading() && heading.getText().length() > LONGEST_HEADING) {
            warn(heading.getStartOffset(), "the line of `" + heading.getClosingMarker().charAt(0)
                    + "` below this paragraph makes it a heading", "Put a blank line between the two.");
        }
    }

    private void fence(FencedCodeBlock code) {
        if (code.getClosingMarker().isEmpty()) {
            warn(code.getStartOffset(), "the code that begins here has no end, so that all below it is set as code",
                    "Write the same marks on a line of their own where it ends.");
        }
    }

    private void table(TableBlock table) {
        List<TableRow> rows = new ArrayList<>();
        int width = 0;
        for (Node part : table.getChildren()) {
            for (Node row : part.getChildren()) {
                if (row instanceof TableRow cells && part instanceof TableHead) {
                    width = width(cells);
                } else if (row instanceof TableRow cells && part instanceof TableBody) {
                    rows.add(cells);
                }
            }
        }
        int head = width;
        rows.stream().filter(row -> head > 0 && width(row) != head).findFirst()
                .ifPresent(row -> warn(row.getStartOffset(),
                        "this row of the table has " + cells(width(row)) + ", and its head " + cells(head),
                        "Give it as many; a bar that is to be read needs a backslash before it (`\\|`)."));
    }

    private static int width(TableRow row) {
        int width = 0;
        for (Node cell : row.getChildren()) {
            width += cell instanceof TableCell ? 1 : 0;
        }
        return width;
    }

    private static String cells(int number) {
        return number == 1 ? "1 cell" : number + " cells";
    }

    private void warn(int offset, String reason, String remedy) {
        int start = copy.text().lastIndexOf('\n', offset - 1) + 1;
        problems.add(Problem.warning(copy.path(), line(offset), copy.text().codePointCount(start, offset) + 1, reason, remedy));
    }

    private int line(int offset) {
        return copy.firstLine() + lines.line(offset) - 1;
    }
}
