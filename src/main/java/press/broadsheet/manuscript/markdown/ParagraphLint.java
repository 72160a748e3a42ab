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

/** A paragraph as readers get it, searched for marks that an editor meant as more than letters. */
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

    /** A quick look, for most paragraphs hold words alone. */
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

    /** Takes out what is set as more than letters, so that only what readers see of the marks remains. */
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

    private void mask(BasedSequence marks) {
        int from = Math.clamp(marks.getStartOffset() - start, 0, visibleText.length);
        Arrays.fill(visibleText, from, Math.clamp(marks.getEndOffset() - start, from, visibleText.length), '\u0001');
    }

    /** Before each dear search stands a cheap one: nearly every link is closed, and so blanked out. */
    private void checkLinks(String words) {
        Matcher unclosed = UNCLOSED_LINK.matcher(words);
        if (words.contains("](") && unclosed.find()) {
            int bracket = words.lastIndexOf('[', unclosed.start());
            if (bracket > 0 && words.charAt(bracket - 1) == '\\') {
                return;
            }
            addFinding(bracket < 0 ? unclosed.start() : bracket,
                    "the link that begins here has no end, so that readers see its brackets",
                    "Write `[words](address)`, both pairs of brackets closed.");
        }
        Matcher half = UNCLOSED_LINK_TEXT.matcher(words);
        if (words.indexOf('[') >= 0 && words.indexOf('(', words.indexOf('[')) >= 0 && half.find()) {
            addFinding(half.start(), "the bracket that opens here is never closed, so that this is no link",
                    "Write `[words](address)`, both pairs of brackets closed.");
        }
        Matcher parted = LINK_WITH_SPACE.matcher(words);
        if (words.contains("] (") && parted.find()) {
            addFinding(parted.start(), "a blank stands between a link's words and its address, so that this is no link",
                    "Write `[words](address)` without it.");
        }
    }

    private void checkReferences(String words) {
        Matcher note = FOOTNOTE.matcher(words);
        if (words.contains("[^") && note.find()) {
            addFinding(note.start(), "there is no footnote for the mark `" + note.group() + "`, so that readers see it",
                    "Write the note below, on a line that begins with `" + note.group() + ":`.");
        }
        Matcher reference = REFERENCE.matcher(words);
        if (words.contains("][") && reference.find()) {
            addFinding(reference.start(), "no address is given for `[" + reference.group(1) + "]`, so that this is no link",
                    "Write `[" + reference.group(1) + "]: address` on a line of its own, or `[words](address)`.");
        }
    }

    /** CommonMark 0.31.2, section 6.2: beside punctuation the marks want a blank on their other side, which Chinese has not. */
    private void checkStrong(String words) {
        Matcher stars = STRONG.matcher(words);
        if (words.contains("**") && stars.find()) {
            addFinding(stars.start(), "the two asterisks here mark nothing as bold, and readers see them",
                    "Close them, without a blank within; where punctuation stands at their inner side, put it outside of them.");
        }
    }

    private void addFinding(int offset, String reason, String remedy) {
        findings.add(new LintFinding(Math.min(start + offset, text.length()), reason, remedy));
    }
}
