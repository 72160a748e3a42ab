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

/** Finds where Markdown, read to the letter, sets a text otherwise than its editor will have meant it. */
final class MarkdownLint {

    /** A longer one is a paragraph that got a rule for an underline. */
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
                    "the heading is of level " + now + ", and the one above it of level " + level
                            + ", so that a level is skipped",
                    "Write `" + "#".repeat(level + 1) + "`: the page sets it so."));
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
            warn(code.getStartOffset(), "the code that begins here has no end, so that all below it is set as code",
                    "Write the same marks on a line of their own where it ends.");
        }
    }

    /** A typist's indentation is code to Markdown; what has the words of a sentence and no sign of code is none. */
    private void checkIndentedCode(IndentedCodeBlock code) {
        String words = code.getContentChars().toString().strip();
        if (words.length() < MAX_SENTENCE_LENGTH && SENTENCE.matcher(words).matches()) {
            warn(firstVisibleOffset(code), "four blanks stand before this text, so that it is set as code", "Take them away.");
        }
    }

    private int firstVisibleOffset(Node node) {
        int at = node.getStartOffset();
        while (at < node.getEndOffset() && Character.isWhitespace(sourceText.text().charAt(at))) {
            at++;
        }
        return at;
    }

    /** CommonMark 0.31.2, section 4.6: some elements, and comments, go on until they are closed, and if need be to the end. */
    private void checkHtmlBlock(HtmlBlockBase html) {
        String written = html.getChars().toString();
        Matcher opening = OPEN_ENDED_HTML.matcher(written);
        if (!opening.lookingAt()) {
            if (INLINE_MARKDOWN.matcher(written).find()) {
                warn(firstVisibleOffset(html), "Markdown right behind HTML is not set, so that readers see its marks",
                        "Put a blank line behind the opening tag, and one before the closing one.");
            }
        } else if (!written.toLowerCase(Locale.ROOT).contains(closingTag(opening))) {
            warn(firstVisibleOffset(html),
                    "the `" + opening.group().strip() + "` that begins here has no end, so that all below it belongs"
                            + " to it and is no text",
                    "Write `" + closingTag(opening) + "` where it ends.");
        }
    }

    private static String closingTag(Matcher opening) {
        return opening.group(1) == null ? "-->" : "</" + opening.group(1).toLowerCase(Locale.ROOT) + ">";
    }

    /** A dash that happened to come first when lines were broken; whoever means a list writes more than one. */
    private void checkSingleItemList(BulletList list) {
        int start = list.getStartOffset();
        int above = sourceText.text().lastIndexOf('\n', start - 1) - 1;
        boolean right = above >= 0 && list.getPrevious() instanceof Paragraph
                && Character.isLetterOrDigit(sourceText.text().charAt(above));
        if (right && countItems(list) == 1
                && WRAPPED_LINE.matcher(sourceText.text()).region(start, list.getEndOffset()).lookingAt()) {
            warn(start, "the sign that begins this line makes a list of it", "Put the word above before it; a list has a blank"
                    + " line above it.");
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
                        "this row of the table has " + cells(countCells(row)) + ", and its head " + cells(head),
                        "Give it as many; a bar that is to be read needs a backslash before it (`\\|`)."));
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
