package press.broadsheet.manuscript.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds comments of HTML and other publishing systems, and HTML that browsers do not show. If the end is unclear, the longer
 * range is taken: publishing a comment does more harm than losing text. A comment that starts in code is text; one that
 * starts outside runs to its own end, even through code.
 */
final class CommentFinder {

    /** A cheap check for possible openings, before the expensive search. */
    private static final Pattern QUICK_CHECK = Pattern.compile("<[!?%]|%%|\\{\\s{0,9}[#/{%:>]|\\[//]:|]:[ \\t]*+(?:#|<>)"
            + "|(?i:<(?:script|style|template)\\b|\\shidden\\b)");

    /** A comment whose content was removed before, as {@link #emptied} leaves it. */
    private static final Pattern EMPTIED_COMMENT = Pattern.compile("<!--(?:\\n[ \\t>]*+\\.?)*+(?:-->|\\s*\\z)");

    /** Quotation and list markers before the content of a line. */
    private static final String LINE_PREFIX = "(?:[ \\t>]|(?:[-+*]|\\d{1,9}[.)])[ \\t])*+";

    private static final Pattern LINE_PREFIX_PATTERN = Pattern.compile(LINE_PREFIX);
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t>]*+\\n");
    private static final Pattern INNER_LINE_PREFIX = Pattern.compile("(?<=\\n)[ \\t>]*+");

    /** The attributes of an element, which may include {@code hidden} (HTML Standard, section 6.1). */
    private static final String ATTRIBUTES = "(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'){0,1000}?";

    /** The opening and closing delimiters of each kind of comment. */
    private enum Syntax {
        HTML("<!--(?!-?>)", "-->", "the HTML comment"),
        /** Processing instructions, declarations and CDATA (CommonMark 0.31.2, section 6.6) are never shown. */
        INSTRUCTION("<\\?(?=[\\w=])", "\\?>", "the instruction"),
        DECLARATION("<!(?=[A-Za-z])", ">", "the declaration"),
        CDATA(
                "<!\\[CDATA\\[", "]]>", "the CDATA section"),
        LIQUID("\\{%-?\\s{0,9}comment\\b[^%}\\n]{0,200}%}",
                "\\{%-?\\s{0,9}endcomment\\s{0,9}-?%}",
                "the Liquid comment"),
        LIQUID_LINE("\\{%-?\\s{0,9}#", "%}", "the Liquid comment"),
        HUGO_SHORTCODE(
                "\\{\\{[<%]\\s{0,9}comment\\s{0,9}[>%]}}", "\\{\\{[<%]\\s{0,9}/\\s{0,9}comment\\s{0,9}[>%]}}",
                "the Hugo comment"),
        HUGO("\\{\\{-?\\s{0,9}/\\*", "\\*/\\s{0,9}-?}}",
                "the Hugo comment"),
        HANDLEBARS("\\{\\{~?!--", "--~?}}",
                "the Handlebars comment"),
        MUSTACHE("\\{\\{~?!(?!--)", "}}",
                "the Handlebars comment"),
        BLADE("\\{\\{--", "--}}",
                "the Blade comment"),
        TEMPLATE("\\{#(?![^\\n{}#]{0,200}})", "#}",
                "the template comment"),
        MDX("\\{\\s{0,9}/\\*",
                "\\*/\\s{0,9}}", "the MDX comment"),
        KRAMDOWN(
                "\\{::comment(?: [^{}\\n/]{0,100})?}",
                "\\{:/(?:comment)?}",
                "the kramdown comment"),
        CRITIC_MARKUP("\\{>>",
                "<<}",
                "the CriticMarkup comment"),
        JSP(
                "<%--", "--%>",
                "the JSP comment"),
        ERB(
                "<%#", "%>",
                "the ERB comment"),
        OBSIDIAN(
                "(?<![\\d%])(?<!\\d )%%(?!%)",
                "(?<!%)%%(?!%)",
                "the Obsidian comment"),
        /** An empty link definition, the usual way to write a comment in plain Markdown. */
        DEFINITION(
                "(?<=^|\\n)" + LINE_PREFIX
                        + "\\[(?<label>//|[^\\[\\]\\n]{1,200}+)]:(?<rest>[ \\t]*+(?<target>#|<>)?(?=[ \\t\\n]|\\z)[^\\n]*+)",
                "", ""),
        ELEMENT("(?i)<(?<element>script|style|template)(?=[\\s/>])"
                + ATTRIBUTES + ">", "",
                "the HTML element"),
        HIDDEN("(?i)<(?<tag>[a-z][a-z0-9]{0,20})\\s(?:" + ATTRIBUTES
                + "\\s)?hidden(?:\\s*=\\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\\s\"'<>=]+))?(?=[\\s/>])"
                + ATTRIBUTES + ">", "", "the hidden HTML element");

        private final Pattern opening;
        private final Pattern closing;
        private final String description;

        Syntax(String opening, String closing, String description) {
            this.opening = Pattern.compile(opening);
            this.closing = Pattern.compile(closing);
            this.description = description;
        }

        /** Whether this delimiter may be ordinary text if nothing closes it. */
        boolean mayBeText() {
            return switch (this) {
                case TEMPLATE, CRITIC_MARKUP, OBSIDIAN, MUSTACHE, ERB, INSTRUCTION, DECLARATION, CDATA, LIQUID_LINE -> true;
                default -> false;
            };
        }
    }

    /** Ends the description of a comment that is a complete message. */
    private static final String NOT_SHOWN = "is not shown";
    private static final String UNCLOSED_TO_PARAGRAPH_END =
            " is never closed, so the rest of its paragraph " + NOT_SHOWN;

    private static final String UNCLOSED_TO_BLOCK_END =
            "the `<!--` that starts here is never closed, so everything below it " + NOT_SHOWN;
    private static final String UNCLOSED_HTML_COMMENT = "the `<!--` that starts here" + UNCLOSED_TO_PARAGRAPH_END;

    /** The possible first characters of an opening delimiter. */
    private static final String OPENING_CHARACTERS = "<{%[";

    /**
     * A comment in the text.
     *
     * @param replacement text left in its place, so that the surrounding text is parsed as before
     * @param description the kind of comment or a complete message; empty if nothing is to be reported
     * @param missingClosing the missing closing delimiter; empty if the comment is closed
     */
    record Comment(int start, int end, String replacement, String description, String missingClosing) {

        /** The complete message, if there is more to say than that the comment is left out. */
        Optional<String> finding() {
            return description.endsWith(NOT_SHOWN) ? Optional.of(description) : Optional.empty();
        }
    }

    private final String text;
    private final CodeRanges code;
    private final boolean markdown;
    private final Set<Syntax> unclosedKinds = EnumSet.noneOf(Syntax.class);
    private final Set<String> unclosedElements = new HashSet<>();
    private final List<Comment> found = new ArrayList<>();

    private CommentFinder(String text, CodeRanges code, boolean markdown) {
        this.text = text;
        this.code = code;
        this.markdown = markdown;
    }

    /** Whether the text may contain a comment. */
    static boolean mayContainComment(String text) {
        return QUICK_CHECK.matcher(text).find();
    }

    /** The comments of a Markdown text, in order and without overlaps. */
    static List<Comment> findInMarkdown(String markdown, CodeRanges code) {
        return new CommentFinder(markdown, code, true).find();
    }

    /** The comments of a plain text. */
    static List<Comment> findInPlainText(String text, CodeRanges code) {
        return new CommentFinder(text, code, false).find();
    }

    private List<Comment> find() {
        Matcher matcher = Pattern.compile("").matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length();) {
            Optional<Comment> comment = markdown && (at == 0 || text.charAt(at - 1) == '\n') ? definition(at) : Optional.empty();
            if (comment.isEmpty() && EMPTIED_COMMENT.matcher(text).region(at, text.length()).lookingAt()) {
                at += 4;
                continue;
            }
            if (comment.isEmpty() && OPENING_CHARACTERS.indexOf(text.charAt(at)) >= 0) {
                comment = commentAt(at, matcher);
            }
            comment.ifPresent(found::add);
            at = comment.map(it -> Math.max(it.end(), it.start() + 1)).orElse(at + 1);
        }
        return found;
    }

    private Optional<Comment> commentAt(int start, Matcher matcher) {
        for (Syntax syntax : Syntax.values()) {
            if (syntax == Syntax.DEFINITION || unclosedKinds.contains(syntax) || !markdown && isHtmlOnly(syntax)) {
                continue;
            }
            matcher.usePattern(syntax.opening).region(start, text.length());
            if (matcher.lookingAt() && !isCode(syntax, start)) {
                return switch (syntax) {
                    case ELEMENT -> element(syntax, start, matcher.end(), matcher.group("element"));
                    case HIDDEN -> element(syntax, start, matcher.end(), matcher.group("tag"));
                    default -> comment(syntax, start, matcher.end());
                };
            }
        }
        return Optional.empty();
    }

    /** Syntax that is hidden only in text rendered as HTML. */
    private static boolean isHtmlOnly(Syntax syntax) {
        return switch (syntax) {
            case INSTRUCTION, DECLARATION, CDATA, ELEMENT, HIDDEN -> true;
            default -> false;
        };
    }

    /** Other systems read HTML code elements as code; in HTML, comments inside them are still comments. */
    private boolean isCode(Syntax syntax, int offset) {
        return switch (syntax) {
            case HTML, INSTRUCTION, DECLARATION, CDATA, ELEMENT, HIDDEN -> code.isMarkdownCode(offset);
            default -> code.contains(offset);
        };
    }

    private Optional<Comment> comment(Syntax syntax, int start, int afterOpening) {
        int end = findEnd(syntax, start, afterOpening);
        if (end < 0) {
            return unclosed(syntax, start, afterOpening);
        }
        String written = text.substring(start, end);
        boolean plain = syntax == Syntax.HTML && markdown;
        int last = end;
        boolean inPlace =
                plain && code.htmlBlockEnd(start).map(block -> block >= last).orElse(!BLANK_LINE.matcher(written).find());
        if (!inPlace) {
            end = skipSpaces(start, end, written);
        }
        String kept = inPlace ? "<!--" + emptied(text.substring(afterOpening, end - 3)) + "-->" : lineBreaks(written);
        return Optional.of(new Comment(start, end, kept, plain || isUnreported(syntax) ? "" : syntax.description, ""));
    }

    /**
     * Skips the spaces after a removed comment, so that none is doubled and no line starts with four spaces, which would
     * mean code.
     */
    private int skipSpaces(int start, int end, String written) {
        boolean all = isAtLineStart(start) || written.indexOf('\n') >= 0;
        int after = end;
        while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')
                && (all || after == end && Character.isWhitespace(text.charAt(start - 1)))) {
            after++;
        }
        return after;
    }

    private boolean isUnreported(Syntax syntax) {
        return markdown && (syntax == Syntax.INSTRUCTION || syntax == Syntax.DECLARATION || syntax == Syntax.CDATA);
    }

    /** Liquid comments nest. An Obsidian comment that starts within a line ends with its paragraph. */
    private int findEnd(Syntax syntax, int start, int afterOpening) {
        Matcher closing = syntax.closing.matcher(text);
        if (syntax == Syntax.LIQUID) {
            return findBalancedEnd(syntax, afterOpening, closing);
        }
        if (!closing.find(afterOpening)) {
            if (syntax != Syntax.HTML) {
                unclosedKinds.add(syntax);
            }
            return -1;
        }
        boolean ownParagraph = syntax == Syntax.OBSIDIAN && !text.startsWith("\n", afterOpening) || syntax == Syntax.TEMPLATE
                || syntax == Syntax.CRITIC_MARKUP || syntax == Syntax.MUSTACHE || syntax == Syntax.DECLARATION
                || syntax == Syntax.INSTRUCTION;
        return ownParagraph && !isAtLineStart(start) && closing.start() > paragraphEnd(afterOpening) ? -1 : closing.end();
    }

    private int findBalancedEnd(Syntax syntax, int from, Matcher closing) {
        Matcher opening = syntax.opening.matcher(text);
        int depth = 1;
        int at = from;
        while (closing.find(at)) {
            while (opening.find(at) && opening.start() < closing.start()) {
                depth++;
                at = opening.end();
            }
            at = closing.end();
            if (--depth == 0) {
                return at;
            }
        }
        unclosedKinds.add(syntax);
        return -1;
    }

    private Optional<Comment> unclosed(Syntax syntax, int start, int afterOpening) {
        boolean alone = syntax == Syntax.OBSIDIAN && isAtLineStart(start) && text.startsWith("\n", afterOpening)
                || syntax == Syntax.TEMPLATE && Character.isWhitespace(text.charAt(Math.min(afterOpening, text.length() - 1)));
        if (syntax.mayBeText() && !alone) {
            return Optional.empty();
        }
        if (syntax != Syntax.HTML && syntax != Syntax.TEMPLATE) {
            return Optional.of(
                    new Comment(start, text.length(), lineBreaks(text.substring(start)), syntax.description, closingOf(syntax)));
        }
        Optional<Integer> block = syntax == Syntax.HTML && isAtLineStart(start) ? code.htmlBlockEnd(start) : Optional.empty();
        int end = block.orElseGet(() -> paragraphEnd(start));
        String written = text.substring(start, end).stripTrailing();
        end = start + written.length();
        return Optional.of(block.isPresent()
                ? new Comment(start, end, "<!--" + emptied(written.substring(4)) + "-->", UNCLOSED_TO_BLOCK_END, "")
                : new Comment(start, end, lineBreaks(written),
                        syntax == Syntax.HTML ? UNCLOSED_HTML_COMMENT : "the `{#` that starts here" + UNCLOSED_TO_PARAGRAPH_END,
                        ""));
    }

    private static String closingOf(Syntax syntax) {
        return switch (syntax) {
            case LIQUID -> "{% endcomment %}";
            case HUGO_SHORTCODE -> "{{< /comment >}}";
            case HUGO -> "*/}}";
            case HANDLEBARS -> "--}}";
            case BLADE -> "--}}";
            case MDX -> "*/}";
            case KRAMDOWN -> "{:/comment}";
            case JSP -> "--%>";
            default -> "%%";
        };
    }

    /** Counts nested elements of the same name. A void element ends with its tag. */
    private Optional<Comment> element(Syntax syntax, int start, int afterTag, String written) {
        String name = written.toLowerCase(Locale.ROOT);
        boolean empty =
                Set.of("img", "input", "br", "hr", "embed", "source", "track", "col", "link", "meta", "wbr", "area", "base")
                        .contains(name) || syntax == Syntax.HIDDEN && text.charAt(afterTag - 2) == '/';
        int end = empty ? afterTag : unclosedElements.contains(name) ? -1 : elementEnd(syntax, name, afterTag);
        if (end < 0) {
            unclosedElements.add(name);
            boolean isReportedByLint = syntax == Syntax.ELEMENT && isAtLineStart(start);
            return isReportedByLint
                    ? code.htmlBlockEnd(start).filter(
                            to -> to > afterTag && !lineBreaks(text.substring(afterTag, to)).equals(text.substring(afterTag, to)))
                            .map(to -> new Comment(afterTag, to, lineBreaks(text.substring(afterTag, to)), "", ""))
                    : Optional.of(new Comment(start, text.length(), lineBreaks(text.substring(start)), syntax.description,
                            "</" + name + ">"));
        }
        return Optional.of(new Comment(start, end, lineBreaks(text.substring(start, end)), syntax.description, ""));
    }

    private int elementEnd(Syntax syntax, String name, int from) {
        Matcher tag = Pattern.compile("<(/?)" + name + "(?=[\\s/>])[^<>]{0,5000}>", Pattern.CASE_INSENSITIVE).matcher(text);
        int depth = 1;
        for (int at = from; tag.find(at); at = tag.end()) {
            boolean closes = !tag.group(1).isEmpty();
            depth += closes ? -1 : syntax == Syntax.HIDDEN ? 1 : 0;
            if (depth == 0) {
                return tag.end();
            }
        }
        return -1;
    }

    /** {@code [//]: # (words)} and similar comments, also where CommonMark does not allow a definition. */
    private Optional<Comment> definition(int lineStart) {
        int lineEnd = lineEnd(lineStart);
        if (text.indexOf("]:", lineStart) < 0 || text.indexOf("]:", lineStart) > lineEnd) {
            return Optional.empty();
        }
        Matcher line = Syntax.DEFINITION.opening.matcher(text).useTransparentBounds(true).useAnchoringBounds(false)
                .region(lineStart, text.length());
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        String label = line.group("label");
        int start = text.indexOf('[', lineStart);
        String rest = line.group("rest").strip();
        String title = line.group("target") == null ? rest : rest.substring(line.group("target").length()).strip();
        boolean idiom = label.equals("//")
                || line.group("target") != null && (title.isEmpty() || "(\"'".indexOf(title.charAt(0)) >= 0)
                        && !(label.startsWith("^") && !label.equals("^_^"))
                || label.equalsIgnoreCase("comment") && ("#".equals(line.group("target")) || "<>".equals(line.group("target")));
        if (!idiom || code.contains(start) || isUsed(label, start)) {
            return Optional.empty();
        }
        int end = titleEnd(line.end(), title);
        return Optional.of(new Comment(start, end, lineBreaks(text.substring(start, end)), "", ""));
    }

    /** The end of a title, which may be on a later line. Without a closing delimiter, only this line is taken. */
    private int titleEnd(int lineEnd, String title) {
        int opening = title.isEmpty() ? -1 : "(\"'".indexOf(title.charAt(0));
        if (opening < 0 || title.length() > 1 && title.charAt(title.length() - 1) == ")\"'".charAt(opening)) {
            return lineEnd;
        }
        int limit = paragraphEnd(lineEnd);
        for (int end = lineEnd; end < limit;) {
            end = lineEnd(Math.min(end + 1, text.length()));
            if (text.substring(lineEnd, end).stripTrailing().endsWith(")\"'".substring(opening, opening + 1))) {
                return end;
            }
        }
        return title.indexOf(")\"'".charAt(opening), 1) > 0 ? lineEnd : limit;
    }

    private boolean isUsed(String label, int definition) {
        String reference = "[" + label + "]";
        for (int at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
            if (at != definition && !text.startsWith(":", at + reference.length()) && !code.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtLineStart(int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        return LINE_PREFIX_PATTERN.matcher(text).region(lineStart, offset).matches();
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    private int paragraphEnd(int offset) {
        Matcher blankLine = BLANK_LINE.matcher(text);
        return blankLine.find(offset) ? blankLine.start() : text.length();
    }

    /**
     * Keeps the line breaks and quotation markers of a comment. A dot fills its blank lines, which could end the comment.
     */
    private static String emptied(String comment) {
        if (comment.indexOf('\n') < 0) {
            return "";
        }
        StringBuilder emptied = new StringBuilder();
        Matcher prefix = INNER_LINE_PREFIX.matcher(comment);
        while (prefix.find()) {
            emptied.append('\n').append(prefix.group()).append(prefix.end() == comment.length() ? "" : ".");
        }
        return emptied.toString();
    }

    /** Keeps the line breaks and quotation markers of a comment. */
    static String lineBreaks(String comment) {
        StringBuilder breaks = new StringBuilder();
        Matcher prefix = INNER_LINE_PREFIX.matcher(comment);
        while (prefix.find()) {
            breaks.append('\n').append(prefix.group());
        }
        return breaks.toString();
    }
}
