package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.text.LineIndex;

/**
 * Creates the Markdown that readers get at an article's URL with {@code .md}: the text from which the page was rendered,
 * without anything that the page omits, and with its links marked for {@link MarkdownLinkRewriter}.
 */
public final class PublicMarkdown {

    private static final Pattern EMPTIED_COMMENT = Pattern.compile("<!--(?:\\n[ \\t>]*+\\.?)*+(?:-->|\\s*\\z)");
    private static final Pattern HTML_LINK = Pattern.compile(
            "(?<=<(?:[aA]|[iI][mM][gG])\\s)[^<>]*?\\b((?:[hH][rR][eE][fF]|[sS][rR][cC])\\s*+=\\s*+(\"[^\"]*+\"|'[^']*+'|[^\\s<>\"']++))");
    private static final int MAX_TRIED = 20;
    private static final Pattern LINE_PREFIX = Pattern.compile("[ \\t>]*+");

    private static final Pattern REPEATED_BLANK_LINES = Pattern.compile("(?:\\A|(?<=\\n))(?:[ \\t]*+\\n){2,}");

    /** Replaces a range of the text. */
    private record Edit(int start, int end, String replacement) {}

    private final String text;
    private final Document document;
    private final List<Edit> removals = new ArrayList<>();
    private final List<Edit> links = new ArrayList<>();

    private PublicMarkdown(String text, Document document) {
        this.text = text;
        this.document = document;
    }

    /**
     * Creates the public Markdown.
     *
     * @param written the manuscript's original text
     * @param text from which the page was rendered
     * @param unused link definitions that the page does not use
     * @param uncited footnotes that the page does not show, by {@link InlineHtmlWriter#footnoteKey}
     */
    public static String of(String written, String text, Document document, UnusedLinkDefinitions unused, Set<String> uncited) {
        PublicMarkdown markdown = new PublicMarkdown(text, document);
        markdown.visit(document, Set.copyOf(unused.definitions()), uncited);
        String whole = markdown.write();
        return markdown.removals.isEmpty() && text.equals(written) ? whole : collapseBlankLines(whole);
    }

    /** Collapses blank lines left by removals, except in code. */
    private static String collapseBlankLines(String markdown) {
        if (!REPEATED_BLANK_LINES.matcher(markdown).find()) {
            return markdown.strip().equals(markdown) ? markdown : markdown.stripTrailing();
        }
        CodeRanges code = MarkdownParser.findCode(markdown);
        return REPEATED_BLANK_LINES.matcher(markdown)
                .replaceAll(found -> code.contains(found.start()) || code.contains(found.end() - 1)
                        ? Matcher.quoteReplacement(found.group())
                        : found.start() == 0 ? "" : "\n")
                .stripTrailing();
    }

    private String write() {
        List<Edit> emptied = EMPTIED_COMMENT.matcher(text).results().map(found -> removalOf(found.start(), found.end()))
                .filter(edit -> removals.stream().noneMatch(it -> it.start() < edit.end() && edit.start() < it.end())).toList();
        List<Edit> removed = new ArrayList<>(removals);
        if (!emptied.isEmpty()) {
            removed.addAll(withoutEffect(emptied));
        }
        List<Edit> edits = removed;
        links.stream().filter(link -> edits.stream().noneMatch(it -> it.start() < link.end() && link.start() < it.end()))
                .toList().forEach(removed::add);
        return apply(removed);
    }

    /**
     * The emptied comments that can be removed without changing how the rest is rendered. For example, a comment between two
     * lists keeps them separate.
     */
    private List<Edit> withoutEffect(List<Edit> emptied) {
        String expected = renderedText(apply(removals));
        if (renderedText(apply(withRemovals(emptied))).equals(expected)) {
            return emptied;
        }
        List<Edit> harmless = new ArrayList<>();
        for (Edit comment : emptied.subList(0, Math.min(MAX_TRIED, emptied.size()))) {
            harmless.add(comment);
            if (!renderedText(apply(withRemovals(harmless))).equals(expected)) {
                harmless.removeLast();
            }
        }
        return harmless;
    }

    private List<Edit> withRemovals(List<Edit> others) {
        List<Edit> both = new ArrayList<>(removals);
        both.addAll(others);
        return both;
    }

    /** The rendered HTML without comments and whitespace, for comparison. */
    private static String renderedText(String markdown) {
        return MarkdownHtmlWriter.writeNode(MarkdownParser.parse(markdown), new LineIndex(markdown))
                .replaceAll("(?s)<!--.*?(?:-->|\\z)", "").replaceAll(" data-(?:line|note)=\"\\d+\"", "").replaceAll("\\s+", "");
    }

    private String apply(List<Edit> edits) {
        StringBuilder edited = new StringBuilder(text.length());
        int end = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end)).toList()) {
            if (edit.start() >= end) {
                edited.append(text, end, edit.start()).append(edit.replacement());
                end = edit.end();
            }
        }
        return edited.append(text, end, text.length()).toString();
    }

    /** Removes the range, and the whole line if nothing else is on it. */
    private Edit removalOf(int start, int end) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', end);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
        boolean last = text.substring(end, lineEnd).isBlank();
        if (last && LINE_PREFIX.matcher(text).region(lineStart, start).matches()) {
            return new Edit(lineStart, Math.min(lineEnd + 1, text.length()), "");
        }
        int from = start;
        while (from > lineStart && text.charAt(from - 1) == ' ' && (last || from == start && text.startsWith(" ", end))) {
            from--;
        }
        return new Edit(from, end, "");
    }

    private void visit(Node parent, Set<Reference> unused, Set<String> uncited) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Reference definition when unused.contains(definition) -> remove(definition);
                case FootnoteBlock note when uncited.contains(InlineHtmlWriter.footnoteKey(note)) -> {
                    remove(note);
                    continue;
                }
                case Footnote reference when reference.isDefined()
                        && uncited.contains(InlineHtmlWriter.footnoteKey(reference.getFootnoteBlock())) ->
                    removals.add(new Edit(reference.getStartOffset(), reference.getEndOffset(), ""));
                case Reference definition -> definition(definition);
                case InlineLinkNode link -> link(link);
                case RefNode link when link.isDefined() -> link(link);
                case HtmlInlineBase _,HtmlBlockBase _ -> htmlLinks(node);
                default -> {}
            }
            visit(node, unused, uncited);
        }
    }

    private void remove(Node node) {
        removals.add(removalOf(node.getStartOffset(), endOf(node)));
    }

    /** The end of the node without trailing line breaks and blank lines. */
    private int endOf(Node node) {
        int end = Math.min(node.getEndOffset(), text.length());
        while (end > node.getStartOffset() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void link(InlineLinkNode link) {
        String url = link.getUrl().unescape();
        int words = link.getText().getStartOffset();
        int afterWords = link.getText().getEndOffset();
        addLink(link.getStartOffset(), words, url, text.substring(link.getStartOffset(), words));
        int from = start(link.getUrlOpeningMarker(), link.getUrl());
        int to = end(link.getUrlClosingMarker(), link.getUrl());
        if (from >= afterWords && to <= link.getEndOffset()) {
            addLink(afterWords, link.getEndOffset(), url,
                    text.substring(afterWords, from) + MarkdownLinkRewriter.URL_PLACEHOLDER
                            + text.substring(to, link.getEndOffset()));
        }
    }

    private void link(RefNode link) {
        String url = link.getReferenceNode(Parser.REFERENCES.get(document)).getUrl().unescape();
        BasedSequence words = link.getText().isNotNull() && !link.getText().isEmpty() ? link.getText() : link.getReference();
        addLink(link.getStartOffset(), words.getStartOffset(), url,
                text.substring(link.getStartOffset(), words.getStartOffset()));
        addLink(words.getEndOffset(), link.getEndOffset(), url, text.substring(words.getEndOffset(), link.getEndOffset()));
    }

    private void definition(Reference definition) {
        int from = start(definition.getUrlOpeningMarker(), definition.getUrl());
        int to = end(definition.getUrlClosingMarker(), definition.getUrl());
        int end = endOf(definition);
        addLink(definition.getStartOffset(), end, definition.getUrl().unescape(),
                text.substring(definition.getStartOffset(), from) + MarkdownLinkRewriter.URL_PLACEHOLDER
                        + text.substring(to, end));
    }

    private static int start(BasedSequence angleBracket, BasedSequence url) {
        return angleBracket.isNotNull() && !angleBracket.isEmpty() ? angleBracket.getStartOffset() : url.getStartOffset();
    }

    private static int end(BasedSequence angleBracket, BasedSequence url) {
        return angleBracket.isNotNull() && !angleBracket.isEmpty() ? angleBracket.getEndOffset() : url.getEndOffset();
    }

    private void htmlLinks(Node html) {
        Matcher link = HTML_LINK.matcher(text).region(html.getStartOffset(), html.getEndOffset());
        while (link.find()) {
            String written = link.group(2).replaceAll("^[\"']|[\"']$", "");
            String name = text.substring(link.start(1), link.start(2));
            addLink(link.start(1), link.end(1), written.replace("&amp;", "&"),
                    name.strip() + "\"" + MarkdownLinkRewriter.URL_PLACEHOLDER + "\"");
        }
    }

    private void addLink(int start, int end, String url, String template) {
        if (start < end && MarkdownLinkRewriter.mayBeInternal(url)) {
            links.add(new Edit(start, end, MarkdownLinkRewriter.markLink(url, template)));
        }
    }
}
