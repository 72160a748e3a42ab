package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

/** Finds Markdown that is valid but probably not rendered as its editor intended. */
final class MarkdownLint {

    /** In characters. A longer heading is probably a paragraph followed by a line of hyphens. */
    private static final int MAX_HEADING_LENGTH = 150;

    private static final int MAX_SENTENCE_LENGTH = 5_000;
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "[\\p{Lu}\\p{Lo}“„«\"‘]\\p{L}*(?:[^\\s{}=;<>|\\\\$#_`/*+]++\\s++){5,}+[^\\s{}=;<>|\\\\$#_`/*+]*[.!?…。][”\"»’]?");
    private static final Pattern OPEN_ENDED_HTML =
            Pattern.compile("\\s{0,3}<(?:!--|(script|style|pre|textarea)\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_MARKDOWN =
            Pattern.compile("\\*\\*[^\\s*][^*\\n]{0,200}+\\*\\*|\\[[^\\[\\]\\n]{1,200}+]\\([^\\s)]");
    private static final Pattern WRAPPED_LINE = Pattern.compile("[-+*] [\\p{Ll}\\p{N}]");

    private final SourceText sourceText;
    private final List<Problem> problems;
    private final LineIndex lines;
    private int level;

    MarkdownLint(SourceText sourceText, LineIndex lines, List<Problem> problems) {
        this.sourceText = sourceText;
        this.lines = lines;
        this.problems = problems;
    }

    void lint(Document document) {
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
                case Heading heading -> checkSetextHeading(heading);
                case FencedCodeBlock code -> checkCodeFence(code);
                case IndentedCodeBlock code -> checkIndentedCode(code);
                case HtmlBlockBase html -> checkHtmlBlock(html);
                case TableBlock table -> checkTable(table);
                case BulletList list -> {
                    checkSingleItemList(list);
                    visit(list);
                }
                case Paragraph paragraph when ParagraphLint.needsLint(paragraph, sourceText.text()) ->
                    new ParagraphLint(paragraph, sourceText.text()).findings()
                            .forEach(lintFinding -> warn(lintFinding.offset(), lintFinding.reason(), lintFinding.remedy()));
                case Block block -> visit(block);
                default -> {}
            }
        }
    }

    private void level(Heading heading) {
        int now = heading.getLevel();
        if (level > 0 && now > level + 1) {
            problems.add(Problem.advice(sourceText.path(), line(heading.getStartOffset()), 1,
                    "this heading has level " + now + ", but the one above it has level " + level,
                    "Write `" + "#".repeat(level + 1) + "`; the page shows it so anyway."));
        }
        level = now;
    }

    private void checkSetextHeading(Heading heading) {
        if (heading.isSetextHeading() && heading.getText().length() > MAX_HEADING_LENGTH) {
            warn(heading.getStartOffset(), "the line of `" + heading.getClosingMarker().charAt(0)
                    + "` below this paragraph makes it a heading", "Put a blank line between the two.");
        }
    }

    private void checkCodeFence(FencedCodeBlock code) {
        if (code.getClosingMarker().isEmpty()) {
            warn(code.getStartOffset(),
                    "the code block that starts here is never closed, so everything below it is shown as code",
                    "Repeat the opening characters on a line of their own where the code ends.");
        }
    }

    /** Text indented by habit is code in Markdown. Warns if it reads like a sentence and contains no code characters. */
    private void checkIndentedCode(IndentedCodeBlock code) {
        String words = code.getContentChars().toString().strip();
        if (words.length() < MAX_SENTENCE_LENGTH && SENTENCE.matcher(words).matches()) {
            warn(firstVisibleOffset(code), "this paragraph is indented by four spaces, so Markdown shows it as code",
                    "Remove the spaces.");
        }
    }

    private int firstVisibleOffset(Node node) {
        int at = node.getStartOffset();
        while (at < node.getEndOffset() && Character.isWhitespace(sourceText.text().charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * CommonMark 0.31.2, section 4.6: comments and some elements continue until they are closed, or to the end of the text.
     */
    private void checkHtmlBlock(HtmlBlockBase html) {
        String written = html.getChars().toString();
        Matcher opening = OPEN_ENDED_HTML.matcher(written);
        if (!opening.lookingAt()) {
            if (INLINE_MARKDOWN.matcher(written).find()) {
                warn(firstVisibleOffset(html),
                        "Markdown right after an HTML tag is not rendered, so readers see its formatting characters",
                        "Put a blank line after the opening tag and before the closing tag.");
            }
        } else if (!written.toLowerCase(Locale.ROOT).contains(closingTag(opening))) {
            warn(firstVisibleOffset(html),
                    "the `" + opening.group().strip() + "` that starts here is never closed, so everything below it"
                            + " belongs to it and is not read as Markdown",
                    "Add `" + closingTag(opening) + "` where it ends.");
        }
    }

    private static String closingTag(Matcher opening) {
        return opening.group(1) == null ? "-->" : "</" + opening.group(1).toLowerCase(Locale.ROOT) + ">";
    }

    /** Warns of a single dash at the start of a wrapped line. An intended list usually has more than one item. */
    private void checkSingleItemList(BulletList list) {
        int start = list.getStartOffset();
        int above = sourceText.text().lastIndexOf('\n', start - 1) - 1;
        boolean followsText = above >= 0 && list.getPrevious() instanceof Paragraph
                && Character.isLetterOrDigit(sourceText.text().charAt(above));
        if (followsText && countItems(list) == 1
                && WRAPPED_LINE.matcher(sourceText.text()).region(start, list.getEndOffset()).lookingAt()) {
            warn(start, "the dash at the start of this line makes it a list item",
                    "Join the line with the one above. If a list is meant, put a blank line above it.");
        }
    }

    private static int countItems(BulletList list) {
        int items = 0;
        for (Node ignored : list.getChildren()) {
            items++;
        }
        return items;
    }

    private void checkTable(TableBlock table) {
        List<TableRow> rows = new ArrayList<>();
        int width = 0;
        for (Node part : table.getChildren()) {
            for (Node row : part.getChildren()) {
                if (row instanceof TableRow cells && part instanceof TableHead) {
                    width = countCells(cells);
                } else if (row instanceof TableRow cells && part instanceof TableBody) {
                    rows.add(cells);
                }
            }
        }
        int head = width;
        rows.stream().filter(row -> head > 0 && countCells(row) != head).findFirst()
                .ifPresent(row -> warn(row.getStartOffset(),
                        "this table row has " + cells(countCells(row)) + ", but the header has " + cells(head),
                        "Use the same number of cells. To show a vertical bar, write `\\|`."));
    }

    private static int countCells(TableRow row) {
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
        int start = sourceText.text().lastIndexOf('\n', offset - 1) + 1;
        problems.add(Problem.warning(sourceText.path(), line(offset), sourceText.text().codePointCount(start, offset) + 1, reason,
                remedy));
    }

    private int line(int offset) {
        return sourceText.firstLine() + lines.line(offset) - 1;
    }
}
