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
    private static final Pattern SIGN = Pattern.compile("<[!?%]|%%|\\{\\s{0,9}[#/{%:>]|\\[//]:|]:[ \\t]*+(?:#|<>)"
            + "|(?i:<(?:script|style|template)\\b|\\shidden\\b)");

    /** What is left of one that was emptied in its place. */
    private static final Pattern EMPTIED = Pattern.compile("<!--(?:\\n[ \\t>]*+\\.?)*+(?:-->|\\s*\\z)");

    /** Before a line's own words: marks of quotations and of an item of a list. */
    private static final String LEAD = "(?:[ \\t>]|(?:[-+*]|\\d{1,9}[.)])[ \\t])*+";

    private static final Pattern LINE_START = Pattern.compile(LEAD);
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t>]*+\\n");
    private static final Pattern INNER_LEAD = Pattern.compile("(?<=\\n)[ \\t>]*+");

    /** An element's attributes, of which one may say that it is not shown (HTML standard, section 6.1). */
    private static final String ATTRIBUTES = "(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'){0,1000}?";

    /** How a comment opens, and how it closes. */
    private enum Kind {
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
        MUSTACHE_LONG("\\{\\{~?!--", "--~?}}",
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
        CRITIC("\\{>>",
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
                "(?<=^|\\n)" + LEAD
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
        private final String what;

        Kind(String opening, String closing, String what) {
            this.opening = Pattern.compile(opening);
            this.closing = Pattern.compile(closing);
            this.what = what;
        }

        /** Whether what opens like one of these is words where nothing closes it. */
        boolean mayBeWords() {
            return switch (this) {
                case TEMPLATE, CRITIC, OBSIDIAN, MUSTACHE, ERB, INSTRUCTION, DECLARATION, CDATA, LIQUID_LINE -> true;
                default -> false;
            };
        }
    }

    private static final String REST_OF = " has no end, so that the rest of its paragraph belongs to it and is no text";

    /** What is wrong with those in HTML that have no end. */
    private static final String ALL_BELOW =
            "the `<!--` that begins here has no end, so that all below it belongs to it and is no text";
    private static final String REST = "the `<!--` that begins here" + REST_OF;

    /** First characters of what opens one, each with the kinds that it may open. */
    private static final String FIRST = "<{%[";

    /**
     * One of them.
     *
     * @param kept what has to stay in its place, lest the text around it be read otherwise
     * @param what its name, for a message, or all that is wrong with it; empty where there is nothing to say
     * @param closing what closes it, where that is lacking; empty where it is not
     */
    record Comment(int start, int end, String kept, String what, String closing) {

        /** What is wrong, where that is more than that it means nothing here. */
        Optional<String> slip() {
            return what.endsWith("is no text") ? Optional.of(what) : Optional.empty();
        }
    }

    private final String text;
    private final CodeSpans code;
    private final boolean markdown;
    private final Set<Kind> endless = EnumSet.noneOf(Kind.class);
    private final Set<String> endlessElements = new HashSet<>();
    private final List<Comment> found = new ArrayList<>();

    private CommentFinder(String text, CodeSpans code, boolean markdown) {
        this.text = text;
        this.code = code;
        this.markdown = markdown;
    }

    /** Whether it is worth to look. */
    static boolean mayBeIn(String text) {
        return SIGN.matcher(text).find();
    }

    /** In the order of the text, apart from each other. */
    static List<Comment> in(String markdown, CodeSpans code) {
        return new CommentFinder(markdown, code, true).find();
    }

    /** Those in a text that is no Markdown. */
    static List<Comment> inWords(String text, CodeSpans code) {
        return new CommentFinder(text, code, false).find();
    }

    private List<Comment> find() {
        Matcher matcher = Pattern.compile("").matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length();) {
            Optional<Comment> comment = markdown && (at == 0 || text.charAt(at - 1) == '\n') ? definition(at) : Optional.empty();
            if (comment.isEmpty() && EMPTIED.matcher(text).region(at, text.length()).lookingAt()) {
                at += 4;
                continue;
            }
            if (comment.isEmpty() && FIRST.indexOf(text.charAt(at)) >= 0) {
                comment = at(at, matcher);
            }
            comment.ifPresent(found::add);
            at = comment.map(it -> Math.max(it.end(), it.start() + 1)).orElse(at + 1);
        }
        return found;
    }

    private Optional<Comment> at(int start, Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (kind == Kind.DEFINITION || endless.contains(kind) || !markdown && isMarkup(kind)) {
                continue;
            }
            matcher.usePattern(kind.opening).region(start, text.length());
            if (matcher.lookingAt() && !isCode(kind, start)) {
                return switch (kind) {
                    case ELEMENT -> element(kind, start, matcher.end(), matcher.group("element"));
                    case HIDDEN -> element(kind, start, matcher.end(), matcher.group("tag"));
                    default -> comment(kind, start, matcher.end());
                };
            }
        }
        return Optional.empty();
    }

    /** What only Markdown that becomes HTML leaves out. */
    private static boolean isMarkup(Kind kind) {
        return switch (kind) {
            case INSTRUCTION, DECLARATION, CDATA, ELEMENT, HIDDEN -> true;
            default -> false;
        };
    }

    /** HTML's own code elements are code to other systems; to HTML a comment in them is one. */
    private boolean isCode(Kind kind, int offset) {
        return switch (kind) {
            case HTML, INSTRUCTION, DECLARATION, CDATA, ELEMENT, HIDDEN -> code.isMarkdowns(offset);
            default -> code.holds(offset);
        };
    }

    private Optional<Comment> comment(Kind kind, int start, int afterOpening) {
        int end = end(kind, start, afterOpening);
        if (end < 0) {
            return unclosed(kind, start, afterOpening);
        }
        String written = text.substring(start, end);
        boolean plain = kind == Kind.HTML && markdown;
        int last = end;
        boolean inPlace = plain && code.htmlEnd(start).map(block -> block >= last).orElse(!BLANK_LINE.matcher(written).find());
        if (!inPlace) {
            end = afterBlanks(start, end, written);
        }
        String kept = inPlace ? "<!--" + bare(text.substring(afterOpening, end - 3)) + "-->" : breaks(written);
        return Optional.of(new Comment(start, end, kept, plain || isSilent(kind) ? "" : kind.what, ""));
    }

    /** No blank stands twice for it, and none begins a line, where four of them would mean code. */
    private int afterBlanks(int start, int end, String written) {
        boolean all = isAtLineStart(start) || written.indexOf('\n') >= 0;
        int after = end;
        while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')
                && (all || after == end && Character.isWhitespace(text.charAt(start - 1)))) {
            after++;
        }
        return after;
    }

    private boolean isSilent(Kind kind) {
        return markdown && (kind == Kind.INSTRUCTION || kind == Kind.DECLARATION || kind == Kind.CDATA);
    }

    /** Liquid counts comments within comments. An Obsidian comment that begins within a line ends with its paragraph. */
    private int end(Kind kind, int start, int afterOpening) {
        Matcher closing = kind.closing.matcher(text);
        if (kind == Kind.LIQUID) {
            return balanced(kind, afterOpening, closing);
        }
        if (!closing.find(afterOpening)) {
            if (kind != Kind.HTML) {
                endless.add(kind);
            }
            return -1;
        }
        boolean ownParagraph = kind == Kind.OBSIDIAN && !text.startsWith("\n", afterOpening) || kind == Kind.TEMPLATE
                || kind == Kind.CRITIC || kind == Kind.MUSTACHE || kind == Kind.DECLARATION || kind == Kind.INSTRUCTION;
        return ownParagraph && !isAtLineStart(start) && closing.start() > paragraphEnd(afterOpening) ? -1 : closing.end();
    }

    private int balanced(Kind kind, int from, Matcher closing) {
        Matcher opening = kind.opening.matcher(text);
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
        endless.add(kind);
        return -1;
    }

    private Optional<Comment> unclosed(Kind kind, int start, int afterOpening) {
        boolean alone = kind == Kind.OBSIDIAN && isAtLineStart(start) && text.startsWith("\n", afterOpening)
                || kind == Kind.TEMPLATE && Character.isWhitespace(text.charAt(Math.min(afterOpening, text.length() - 1)));
        if (kind.mayBeWords() && !alone) {
            return Optional.empty();
        }
        if (kind != Kind.HTML && kind != Kind.TEMPLATE) {
            return Optional.of(new Comment(start, text.length(), breaks(text.substring(start)), kind.what, closing(kind)));
        }
        Optional<Integer> block = kind == Kind.HTML && isAtLineStart(start) ? code.htmlEnd(start) : Optional.empty();
        int end = block.orElseGet(() -> paragraphEnd(start));
        String written = text.substring(start, end).stripTrailing();
        end = start + written.length();
        return Optional.of(block.isPresent()
                ? new Comment(start, end, "<!--" + bare(written.substring(4)) + "-->", ALL_BELOW, "")
                : new Comment(start, end, breaks(written), kind == Kind.HTML ? REST : "the `{#` that begins here" + REST_OF, ""));
    }

    private static String closing(Kind kind) {
        return switch (kind) {
            case LIQUID -> "{% endcomment %}";
            case HUGO_SHORTCODE -> "{{< /comment >}}";
            case HUGO -> "*/}}";
            case MUSTACHE_LONG -> "--}}";
            case BLADE -> "--}}";
            case MDX -> "*/}";
            case KRAMDOWN -> "{:/comment}";
            case JSP -> "--%>";
            default -> "%%";
        };
    }

    /** With elements of the same name within it; one that has no content ends with its tag. */
    private Optional<Comment> element(Kind kind, int start, int afterTag, String written) {
        String name = written.toLowerCase(Locale.ROOT);
        boolean empty =
                Set.of("img", "input", "br", "hr", "embed", "source", "track", "col", "link", "meta", "wbr", "area", "base")
                        .contains(name) || kind == Kind.HIDDEN && text.charAt(afterTag - 2) == '/';
        int end = empty ? afterTag : endlessElements.contains(name) ? -1 : elementEnd(kind, name, afterTag);
        if (end < 0) {
            endlessElements.add(name);
            boolean isToldOf = kind == Kind.ELEMENT && isAtLineStart(start);
            return isToldOf
                    ? code.htmlEnd(start).filter(
                            to -> to > afterTag && !breaks(text.substring(afterTag, to)).equals(text.substring(afterTag, to)))
                            .map(to -> new Comment(afterTag, to, breaks(text.substring(afterTag, to)), "", ""))
                    : Optional.of(new Comment(start, text.length(), breaks(text.substring(start)), kind.what, "</" + name + ">"));
        }
        return Optional.of(new Comment(start, end, breaks(text.substring(start, end)), kind.what, ""));
    }

    private int elementEnd(Kind kind, String name, int from) {
        Matcher tag = Pattern.compile("<(/?)" + name + "(?=[\\s/>])[^<>]{0,5000}>", Pattern.CASE_INSENSITIVE).matcher(text);
        int depth = 1;
        for (int at = from; tag.find(at); at = tag.end()) {
            boolean closes = !tag.group(1).isEmpty();
            depth += closes ? -1 : kind == Kind.HIDDEN ? 1 : 0;
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
        Matcher line = Kind.DEFINITION.opening.matcher(text).useTransparentBounds(true).useAnchoringBounds(false)
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
        if (!idiom || code.holds(start) || isUsed(label, start)) {
            return Optional.empty();
        }
        int end = titleEnd(line.end(), title);
        return Optional.of(new Comment(start, end, breaks(text.substring(start, end)), "", ""));
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
            if (at != definition && !text.startsWith(":", at + mark.length()) && !code.holds(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtLineStart(int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        return LINE_START.matcher(text).region(lineStart, offset).matches();
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
    private static String bare(String comment) {
        if (comment.indexOf('\n') < 0) {
            return "";
        }
        StringBuilder bare = new StringBuilder();
        Matcher lead = INNER_LEAD.matcher(comment);
        while (lead.find()) {
            bare.append('\n').append(lead.group()).append(lead.end() == comment.length() ? "" : ".");
        }
        return bare.toString();
    }

    /** The same number of lines with the marks of quotations before them. */
    static String breaks(String comment) {
        StringBuilder breaks = new StringBuilder();
        Matcher lead = INNER_LEAD.matcher(comment);
        while (lead.find()) {
            breaks.append('\n').append(lead.group());
        }
        return breaks.toString();
    }
}
