package press.broadsheet.manuscript.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Syntax of another publishing system. The patterns are bounded, so that hostile text cannot make them search far for an
 * end.
 *
 * @param literal text that every match contains, at most {@value #MAX_LITERAL_OFFSET} characters from its start; searched
 * first, for speed
 * @param description what editors of that system call it
 * @param remedy what to write instead, in Markdown; used unless its name has a more specific one
 */
record ForeignSyntax(String literal, Pattern pattern, String description, String remedy) {

    private static final String REWRITE_IN_MARKDOWN = "Replace it with Markdown, or remove it.";
    static final String REMOVE = "Remove it.";
    private static final String ASIDE = "Write `<aside>`, a blank line, the text, a blank line, `</aside>`.";
    private static final String LINK = "Write a link: `[words](https://…)`.";
    private static final String ARTICLE_LINK = "Name the file: `[words](other-article.md)`.";
    private static final String IMAGE = "Write `![what it shows](image.jpg \"caption\")`.";
    private static final String VIDEO = "Write `![what it shows](clip.mp4)`.";
    private static final String CODE = "Write the code between two lines of three backticks.";

    /** A match may be indented, or start with the exclamation mark of an image. */
    private static final int MAX_LITERAL_OFFSET = 3;

    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /** Remedies by the name of a tag or shortcode. */
    private static final Map<String, String> REMEDIES_BY_NAME = Map.ofEntries(Map.entry("figure", IMAGE), Map.entry("img", IMAGE),
            Map.entry("image", IMAGE), Map.entry("gallery", IMAGE), Map.entry("caption", IMAGE),
            Map.entry("ref", ARTICLE_LINK), Map.entry("relref", ARTICLE_LINK), Map.entry("link", ARTICLE_LINK),
            Map.entry("post_url", ARTICLE_LINK),
            Map.entry("youtube", LINK), Map.entry("vimeo", LINK), Map.entry("tweet", LINK), Map.entry("twitter", LINK),
            Map.entry("x", LINK), Map.entry("instagram", LINK), Map.entry("gist", LINK), Map.entry("embed", LINK),
            Map.entry("video", LINK), Map.entry("audio", LINK), Map.entry("highlight", CODE), Map.entry("endhighlight", CODE),
            Map.entry("notice", ASIDE), Map.entry("note", ASIDE), Map.entry("warning", ASIDE), Map.entry("tip", ASIDE),
            Map.entry("callout", ASIDE), Map.entry("admonition", ASIDE), Map.entry("alert", ASIDE), Map.entry("info", ASIDE));

    /** HTML elements, in any letter case. */
    private static final Set<String> HTML_ELEMENTS =
            Set.of("a", "abbr", "article", "aside", "b", "big", "blockquote", "br", "button",
                    "caption", "center", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "embed", "figcaption",
                    "figure", "font", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "i",
                    "iframe", "img", "input", "ins", "kbd", "li", "link", "main", "mark", "meta", "nav", "object", "ol", "p",
                    "pre", "q", "s", "samp", "script", "section", "small", "span", "strike", "strong", "style", "sub", "summary",
                    "sup", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video");

    private static final String WORDPRESS = "caption|wp_caption|gallery|embed|playlist|audio|video|youtube|vimeo"
            + "|contact-form-7|vc_\\w+|et_pb_\\w+|su_\\w+";

    static final List<ForeignSyntax> ALL = List.of(
            of("{{", "\\{\\{[<%]\\s{0,9}(?:rel)?ref\\s{1,9}(?:path\\s?=\\s?)?[\"'](?<kept>[^\"'\\n]*)[\"'][^{}]{0,100}+}}",
                    "the Hugo shortcode", ARTICLE_LINK),
            of("{{", "\\{\\{[<%/][^{}]{0,2000}+}}", "the Hugo shortcode", REWRITE_IN_MARKDOWN),
            of("{{", "\\{\\{[<%][^{}\\n]{0,500}+(?=\\n|\\z)", "the unclosed Hugo shortcode", REWRITE_IN_MARKDOWN),
            of("{%", "\\{%[^%]{0,1000}+%}", "the Liquid tag", REWRITE_IN_MARKDOWN),
            of("{%", "\\{%[^%{}\\n]{0,500}+(?=\\n|\\z)", "the unclosed Liquid tag", REWRITE_IN_MARKDOWN),
            of("<%", "<%[^<>%\\n]{0,1000}+%>", "the template tag", REWRITE_IN_MARKDOWN),
            of("{{{", "\\{\\{\\{[^{}]{0,1000}+}}}", "the template variable", "Write its value."),
            of("{{", "\\{\\{-?\\s{0,9}[\"'](?<kept>[^\"'\\n]*)[\"']\\s{0,9}\\|\\s{0,9}(?:relative|absolute)_url\\s{0,9}-?}}",
                    "the Liquid variable", "Write the file's path, with a leading slash if it starts at the content folder."),
            of("{{", "\\{\\{[^{}]{0,1000}+}}", "the template variable", "Write its value."),
            of("{:", "\\{:\\s?[.#:/\\w][^{}\\n]{0,200}+}", "the kramdown attribute", REMOVE),
            of("import", "(?m)^import[ \\t]{1,9}(?:[^\\n;\"']{1,200}?\\sfrom\\s+)?[\"'][^\"'\\n]{1,200}+[\"'];?[ \\t]*$",
                    "the MDX import", REMOVE),
            of("export",
                    "(?m)^export[ \\t]{1,9}(?:default|const|let|var|function|async)\\b[^\\n]*+(?:\\n(?![ \\t]*$)[^\\n]*+){0,200}+",
                    "the MDX export", "Move it to the front matter if it is a field; otherwise remove it."),
            of("<", "(?i)<(iframe|object)\\b[^<>]{0,2000}+>.{0,2000}?</\\1\\s{0,9}>|<embed\\b[^<>]{0,2000}+>", "the HTML element",
                    LINK),
            of("<", "(?i)</?(?:video|audio)\\b[^<>]{0,2000}+>", "the HTML element", VIDEO),
            of("<", "</?(?<tag>[A-Z]\\w*(?:\\.\\w+)?)(?:[\\s/][^<>\"'{}]*+(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'|\\{[^<>]{0,500}?}(?=[\\s/>]))?){0,30}+/?>",
                    "the component", REWRITE_IN_MARKDOWN),
            of("[", "\\[(?:" + WORDPRESS + ")\\s[^\\[\\]\\n]{0,300}?=[^\\[\\]\\n]{0,500}+](?![(\\[:])|\\[/(?:" + WORDPRESS
                    + ")]|\\[(?:gallery|playlist)](?![(\\[:])|\\[(?:" + WORDPRESS + ")](?=[^\\[\\]]{0,2000}+\\[/)",
                    "the WordPress shortcode", REWRITE_IN_MARKDOWN),
            of("[[", "!?\\[\\[(?!\\^|\\d{1,4}]])(?<page>[^\\[\\]\\n|]{1,200}+)(?:\\|(?<label>[^\\[\\]\\n]{1,200}+))?]](?!\\()",
                    "the wiki link", "Name the file: `[words](other-article.md)`, or `![what it shows](image.jpg)`."),
            of(":::", "(?m)^ {0,3}:{3,}+[^\\n]*+$", "the admonition", ASIDE),
            of("[", "(?m)^[ \\t]{0,3}\\[(?:TOC|toc)][ \\t]*$", "the table of contents marker", REMOVE),
            of("???", "(?m)^\\?\\?\\?[ +]{0,2}(?<kind>\\w{1,60})[ \\t]*+(?:\"(?<title>[^\"\\n]{1,200}+)\")?[ \\t]*$",
                    "the admonition", ASIDE),
            of("!!!", "(?m)^!!![ +]{0,2}(?<kind>\\w{1,60})[ \\t]*+(?:\"(?<title>[^\"\\n]{1,200}+)\")?[ \\t]*$", "the admonition",
                    ASIDE),
            of("[!", "(?<=>[ ]{0,3})\\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)]", "the alert", ASIDE));

    private static ForeignSyntax of(String literal, String pattern, String description, String remedy) {
        return new ForeignSyntax(literal, Pattern.compile(pattern, Pattern.DOTALL), description, remedy);
    }

    /**
     * Passes each match to the consumer, in text order. Trying the pattern only around the literal is many times faster than
     * searching a long text with every pattern.
     */
    void findIn(String text, Consumer<Matcher> consumer) {
        int at = text.indexOf(literal);
        if (at < 0) {
            return;
        }
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int end = 0;
        while (at >= 0) {
            if (matchesAround(matcher, at, end)) {
                end = matcher.end();
                if (isForeign(matcher)) {
                    consumer.accept(matcher);
                }
            }
            at = text.indexOf(literal, Math.max(at + 1, end));
        }
    }

    private static boolean matchesAround(Matcher matcher, int literalAt, int end) {
        for (int start = Math.max(end, literalAt - MAX_LITERAL_OFFSET); start <= literalAt; start++) {
            if (matcher.region(start, matcher.regionEnd()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a match is foreign syntax: a capitalized tag may be HTML. */
    private boolean isForeign(Matcher found) {
        return group(found, "tag").filter(tag -> HTML_ELEMENTS.contains(tag.toLowerCase(Locale.ROOT))).isEmpty();
    }

    /** Whether this syntax uses braces. In plain text, angle and square brackets may be ordinary text. */
    boolean usesBraces() {
        return literal.startsWith("{{") || literal.equals("{%");
    }

    /** The text that remains in place of the match. */
    String keptText(Matcher found) {
        return group(found, "kept")
                .or(() -> group(found, "label"))
                .or(() -> group(found, "page")
                        .map(page -> isImage(found) || isTableOfContents(page) ? "" : page.replaceFirst("#.*", "")))
                .or(() -> group(found, "title").or(() -> group(found, "kind")).map(title -> "**" + title + "**"))
                .orElse("");
    }

    String remedyFor(Matcher found) {
        Matcher name = NAME.matcher(found.group());
        return remedy.equals(REWRITE_IN_MARKDOWN) && name.find()
                ? REMEDIES_BY_NAME.getOrDefault(name.group().toLowerCase(Locale.ROOT), remedy)
                : remedy;
    }

    private static boolean isImage(Matcher found) {
        return found.group().startsWith("!");
    }

    /** Some systems write a table of contents as a page link. */
    private static boolean isTableOfContents(String page) {
        return page.replace("_", "").equalsIgnoreCase("toc");
    }

    private static Optional<String> group(Matcher found, String name) {
        return found.namedGroups().containsKey(name) ? Optional.ofNullable(found.group(name)) : Optional.empty();
    }
}
