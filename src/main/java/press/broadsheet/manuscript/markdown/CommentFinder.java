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
 * Finds what its editor hid from readers: comments, as HTML and other publishing systems write them, and HTML that no
 * browser shows. Each is as long as it is, and in doubt longer: a comment that comes to light does more harm than words that
 * are missed. In code they are words, but what a comment opens stays closed until its own end, code or not.
 */
final class CommentFinder {

    /** What may begin one; a cheap look before the dear search. */
    private static final Pattern QUICK_CHECK = Pattern.compile("<[!?%]|%%|\\{\\s{0,9}[#/{%:>]|\\[//]:|]:[ \\t]*+(?:#|<>)"
            + "|(?i:<(?:script|style|template)\\b|\\shidden\\b)");

    /** What is left of one that was emptied in its place. */
    private static final Pattern EMPTIED_COMMENT = Pattern.compile("<!--(?:\\n[ \\t>]*+\\.?)*+(?:-->|\\s*\\z)");

    /** Before a line's own words: marks of quotations and of an item of a list. */
    private static final String LINE_PREFIX = "(?:[ \\t>]|(?:[-+*]|\\d{1,9}[.)])[ \\t])*+";

    private static final Pattern LINE_PREFIX_PATTERN = Pattern.compile(LINE_PREFIX);
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t>]*+\\n");
    private static final Pattern INNER_LINE_PREFIX = Pattern.compile("(?<=\\n)[ \\t>]*+");

    /** An element's attributes, of which one may say that it is not shown (HTML standard, section 6.1). */
    private static final String ATTRIBUTES = "(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'){0,1000}?";

    /** How a comment opens, and how it closes. */
    private enum Syntax {
        HTML("<!--(?!-?>)", "-->", "the HTML comment"),
        /** Processing instructions, declarations and CDATA (CommonMark 0.31.2, section 6.6): no page shows them. */
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
        /** A link definition that defines nothing; it is how a comment is written in plain Markdown. */
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

        /** Whether what opens like one of these is words where nothing closes it. */
        boolean mayBeText() {
            return switch (this) {
                case TEMPLATE, CRITIC_MARKUP, OBSIDIAN, MUSTACHE, ERB, INSTRUCTION, DECLARATION, CDATA, LIQUID_LINE -> true;
                default -> false;
            };
        }
    }

    private static final String UNCLOSED_TO_PARAGRAPH_END =
            " has no end, so that the rest of its paragraph belongs to it and is no text";

    /** What is wrong with those in HTML that have no end. */
    private static final String UNCLOSED_TO_BLOCK_END =
            "the `<!--` that begins here has no end, so that all below it belongs to it and is no text";
    private static final String UNCLOSED_HTML_COMMENT = "the `<!--` that begins here" + UNCLOSED_TO_PARAGRAPH_END;

    /** First characters of what opens one, each with the kinds that it may open. */
    private static final String OPENING_CHARACTERS = "<{%[";

    /**
     * One of them.
     *
     * @param replacement what has to stay in its place, lest the text around it be read otherwise
     * @param description its name, for a message, or all that is wrong with it; empty where there is nothing to say
     * @param missingClosing what closes it, where that is lacking; empty where it is not
     */
    record Comment(int start, int end, String replacement, String description, String missingClosing) {

        /** What is wrong, where that is more than that it means nothing here. */
        Optional<String> finding() {
            return description.endsWith("is no text") ? Optional.of(description) : Optional.empty();
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

    /** Whether it is worth to look. */
    static boolean mayContainComment(String text) {
        return QUICK_CHECK.matcher(text).find();
    }

    /** In the order of the text, apart from each other. */
    static List<Comment> findInMarkdown(String markdown, CodeRanges code) {
        return new CommentFinder(markdown, code, true).find();
    }

    /** Those in a text that is no Markdown. */
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

    /** What only Markdown that becomes HTML leaves out. */
    private static boolean isHtmlOnly(Syntax syntax) {
        return switch (syntax) {
            case INSTRUCTION, DECLARATION, CDATA, ELEMENT, HIDDEN -> true;
            default -> false;
        };
    }

    /** HTML's own code elements are code to other systems; to HTML a comment in them is one. */
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

    /** No blank stands twice for it, and none begins a line, where four of them would mean code. */
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

    /** Liquid counts comments within comments. An Obsidian comment that begins within a line ends with its paragraph. */
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
                        syntax == Syntax.HTML ? UNCLOSED_HTML_COMMENT : "the `{#` that begins here" + UNCLOSED_TO_PARAGRAPH_END,
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

    /** With elements of the same name within it; one that has no content ends with its tag. */
    private Optional<Comment> element(Syntax syntax, int start, int afterTag, String written) {
        String name = written.toLowerCase(Locale.ROOT);
        boolean empty =
                Set.of("img", "input", "br", "hr", "embed", "source", "track", "col", "link", "meta", "wbr", "area", "base")
                        .contains(name) || syntax == Syntax.HIDDEN && text.charAt(afterTag - 2) == '/';
        int end = empty ? afterTag : unclosedElements.contains(name) ? -1 : elementEnd(syntax, name, afterTag);
        if (end < 0) {
            unclosedElements.add(name);
            boolean isToldOf = syntax == Syntax.ELEMENT && isAtLineStart(start);
            return isToldOf
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

    /** {@code [//]: # (words)} and its kin, also where CommonMark sees no definition. */
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

    /** A title that its line does not close is closed further down, or it is the line alone. */
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
        String mark = "[" + label + "]";
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            if (at != definition && !text.startsWith(":", at + mark.length()) && !code.contains(at)) {
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
        Matcher blank = BLANK_LINE.matcher(text);
        return blank.find(offset) ? blank.start() : text.length();
    }

    /** The same lines with the marks of quotations before them; no line within is blank, which might end the comment. */
    private static String emptied(String comment) {
        if (comment.indexOf('\n') < 0) {
            return "";
        }
        StringBuilder bare = new StringBuilder();
        Matcher lead = INNER_LINE_PREFIX.matcher(comment);
        while (lead.find()) {
            bare.append('\n').append(lead.group()).append(lead.end() == comment.length() ? "" : ".");
        }
        return bare.toString();
    }

    /** The same number of lines with the marks of quotations before them. */
    static String lineBreaks(String comment) {
        StringBuilder breaks = new StringBuilder();
        Matcher lead = INNER_LINE_PREFIX.matcher(comment);
        while (lead.find()) {
            breaks.append('\n').append(lead.group());
        }
        return breaks.toString();
    }
}
