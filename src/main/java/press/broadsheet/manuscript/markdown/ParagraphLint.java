package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.util.ast.DelimitedNode;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.markdown.ParagraphLineLint.Line;

/** Finds markup in a paragraph that Markdown does not recognize and readers would see as text. */
final class ParagraphLint {

    private static final Pattern UNCLOSED_LINK = Pattern.compile("(?<!\\\\)\\]\\((?=\\S)");
    private static final Pattern UNCLOSED_LINK_TEXT = Pattern.compile(
            "(?<!\\\\)\\[[^\\[\\]\\n(]{1,200}+\\((?:https?://|[^()\\s]{1,100}\\.(?:md|html?|pdf|jpe?g|png)\\))");
    private static final Pattern LINK_WITH_SPACE = Pattern.compile("(?<!\\\\)\\] \\((?:https?://|[^()\\s]{1,200}\\.md\\))");
    private static final Pattern STRONG = Pattern.compile("(?<![\\\\*])\\*\\*(?=[^\\s*])|(?<=[^\\s\\\\*])\\*\\*(?!\\*)"
            + "|(?<![\\S])\\*\\* (?=\\S[^*\\n]{0,200} \\*\\*(?!\\S))");
    private static final Pattern FOOTNOTE = Pattern.compile("(?<!\\\\)\\[\\^([^\\[\\]\\s]{1,100}+)]");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<!\\\\)\\[[^\\[\\]\\n]{1,200}+]\\[((?=[^\\]]*\\p{L})[^\\[\\]\\n]{2,100}+)]");

    private static final String LINE_MARKERS = "#-•▪‣◦∙●";

    private final String text;
    private final int start;
    private final char[] visibleText;
    private final List<Line> lines = new ArrayList<>();
    private final List<LintFinding> findings = new ArrayList<>();

    ParagraphLint(Paragraph paragraph, String text) {
        this.text = text;
        this.start = paragraph.getStartOffset();
        this.visibleText = text.substring(start, paragraph.getEndOffset()).toCharArray();
        maskMarkup(paragraph);
        for (int i = 0; i < paragraph.getLineCount(); i++) {
            BasedSequence line = paragraph.getLineChars(i);
            int from = Math.clamp(line.getStartOffset() - start, 0, visibleText.length);
            int to = Math.clamp(line.getEndOffset() - start, from, visibleText.length);
            lines.add(Line.of(start + from, new String(visibleText, from, to - from)));
        }
    }

    /** A fast check: most paragraphs contain only text. */
    static boolean needsLint(Paragraph paragraph, String text) {
        boolean atStart = true;
        for (int i = paragraph.getStartOffset(); i < paragraph.getEndOffset(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '*' || c == '|' || atStart && (LINE_MARKERS.indexOf(c) >= 0 || c >= '0' && c <= '9')) {
                return true;
            }
            atStart = c == '\n' || atStart && (c == ' ' || c == '>');
        }
        return false;
    }

    List<LintFinding> findings() {
        String words = new String(visibleText);
        checkLinks(words);
        checkReferences(words);
        checkStrong(words);
        findings.addAll(new ParagraphLineLint(lines).findings());
        return findings;
    }

    /** Masks recognized markup, so that only unrecognized characters remain. */
    private void maskMarkup(Node parent) {
        for (Node node : parent.getChildren()) {
            switch (node) {
                case Code _,LinkNodeBase _,HtmlInline _ -> mask(node.getChars());
                case Footnote note -> {
                    if (note.isDefined()) {
                        mask(note.getChars());
                    }
                }
                case RefNode reference when reference.isDefined() -> mask(reference.getChars());
                case DelimitedNode delimited -> {
                    mask(delimited.getOpeningMarker());
                    mask(delimited.getClosingMarker());
                    maskMarkup(node);
                }
                default -> maskMarkup(node);
            }
        }
    }

    private void mask(BasedSequence markup) {
        int from = Math.clamp(markup.getStartOffset() - start, 0, visibleText.length);
        Arrays.fill(visibleText, from, Math.clamp(markup.getEndOffset() - start, from, visibleText.length), '\u0001');
    }

    /** A cheap check precedes each expensive search; nearly all links are closed and therefore masked. */
    private void checkLinks(String words) {
        Matcher unclosed = UNCLOSED_LINK.matcher(words);
        if (words.contains("](") && unclosed.find()) {
            int bracket = words.lastIndexOf('[', unclosed.start());
            if (bracket > 0 && words.charAt(bracket - 1) == '\\') {
                return;
            }
            addFinding(bracket < 0 ? unclosed.start() : bracket,
                    "the link that starts here is never closed, so readers see its brackets",
                    "Write `[words](URL)`, and close both pairs of brackets.");
        }
        Matcher half = UNCLOSED_LINK_TEXT.matcher(words);
        if (words.indexOf('[') >= 0 && words.indexOf('(', words.indexOf('[')) >= 0 && half.find()) {
            addFinding(half.start(), "the bracket that opens here is never closed, so this is not a link",
                    "Write `[words](URL)`, and close both pairs of brackets.");
        }
        Matcher withSpace = LINK_WITH_SPACE.matcher(words);
        if (words.contains("] (") && withSpace.find()) {
            addFinding(withSpace.start(), "there is a space between the link's words and its URL, so this is not a link",
                    "Write `[words](URL)` without the space.");
        }
    }

    private void checkReferences(String words) {
        Matcher note = FOOTNOTE.matcher(words);
        if (words.contains("[^") && note.find()) {
            addFinding(note.start(), "there is no footnote for `" + note.group() + "`, so readers see it as text",
                    "Write the footnote below, on a line that starts with `" + note.group() + ":`.");
        }
        Matcher reference = REFERENCE.matcher(words);
        if (words.contains("][") && reference.find()) {
            addFinding(reference.start(), "there is no URL for `[" + reference.group(1) + "]`, so this is not a link",
                    "Write `[" + reference.group(1) + "]: URL` on a line of its own, or `[words](URL)`.");
        }
    }

    /**
     * CommonMark 0.31.2, section 6.2: a delimiter next to punctuation needs a space on its other side, which Chinese text
     * does not have.
     */
    private void checkStrong(String words) {
        Matcher stars = STRONG.matcher(words);
        if (words.contains("**") && stars.find()) {
            addFinding(stars.start(), "the two asterisks here do not make text bold, and readers see them",
                    "Close them, without spaces inside. Move punctuation at the inner edges outside of the asterisks.");
        }
    }

    private void addFinding(int offset, String reason, String remedy) {
        findings.add(new LintFinding(Math.min(start + offset, text.length()), reason, remedy));
    }
}
