package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Removes all HTML that readers must not receive: jsoup parses it as a browser does, and only the elements and attributes
 * listed here are kept. Other elements are unwrapped; scripts and the like are removed with their content. jsoup's own
 * Cleaner cannot match attribute values against a pattern, and keeps the text of an {@code iframe}.
 */
public final class HtmlSanitizer {

    /** Maximum nesting of elements. The parser closes the innermost element when it is reached. */
    static final int MAX_DEPTH = 200;

    /** On {@code sup} a footnote reference, on {@code div} its definition; never written to the page. */
    public static final String FOOTNOTE = "data-note";
    /** On {@code span} in a task list: {@code done} or {@code open}; never written to the page. */
    public static final String TASK = "data-task";
    /** On {@code img}: the image credit; never written to the page. */
    public static final String CREDIT = "credit";
    /**
     * Line of the element in the text; for an editor's own HTML also the offset, as {@code line.offset}. Never written to
     * the page.
     */
    public static final String LINE = "data-line";

    /** Attributes for processing only, removed before writing. */
    static final Set<String> INTERNAL_ATTRIBUTES = Set.of(FOOTNOTE, TASK, CREDIT, LINE);

    private static final Set<String> ELEMENTS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "footer", "pre",
            "hr", "div", "aside", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
            "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
            "a", "img", "br", "wbr", "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code",
            "kbd", "samp", "var", "abbr", "cite", "q", "time", "ruby", "rt", "rp", "bdi", "bdo", "span");

    /** Removed with their content: not text, or fallback content only. */
    private static final Set<String> REMOVED_WITH_CONTENT = Set.of("script", "style", "noscript", "template", "title", "iframe",
            "object", "noembed", "noframes");

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /** Classes that editors may use: a pull quote, and numeric table cells. */
    private static final Set<String> EDITOR_CLASSES = Set.of("quote", "num");

    /** Checks an attribute value: unchanged, corrected, or empty to remove the attribute. */
    private interface ValueRule extends Function<String, Optional<String>> {}

    private static final ValueRule NUMBER = matching("[0-9]{1,8}");
    private static final ValueRule CELL_SPAN = matching("[1-9][0-9]?");

    private static final Map<String, ValueRule> EVERYWHERE = Map.of(
            "lang", matching("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}"),
            "dir", matching("ltr|rtl|auto"),
            LINE, matching("[0-9]{1,8}([.][0-9]{1,8})?"));

    private static final Map<String, Map<String, ValueRule>> ATTRIBUTES = attributes(Map.ofEntries(
            Map.entry("a", Map.of("href", HtmlSanitizer::url, "title", HtmlSanitizer::any)),
            Map.entry("img",
                    Map.of("src", HtmlSanitizer::url, "alt", HtmlSanitizer::any, "title", HtmlSanitizer::any, CREDIT,
                            HtmlSanitizer::any)),
            Map.entry("abbr", Map.of("title", HtmlSanitizer::any)),
            Map.entry("h1 h2 h3 h4 h5 h6", Map.of("id", HtmlSanitizer::any)),
            Map.entry("figure", Map.of("class", HtmlSanitizer::editorClasses)),
            Map.entry("code", Map.of("class", matching("language-[A-Za-z0-9+#._-]{1,40}"))),
            Map.entry("th td",
                    Map.of("class", HtmlSanitizer::editorClasses, "align", HtmlSanitizer::alignment, "colspan", CELL_SPAN,
                            "rowspan", CELL_SPAN)),
            Map.entry("th", Map.of("scope", HtmlSanitizer::scope)),
            Map.entry("ol", Map.of("start", NUMBER, "reversed", HtmlSanitizer::any)),
            Map.entry("details", Map.of("open", HtmlSanitizer::any)),
            Map.entry("time", Map.of("datetime", matching("[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"))),
            Map.entry("sup div", Map.of(FOOTNOTE, NUMBER)),
            Map.entry("span", Map.of(TASK, matching("done|open")))));

    private final Set<String> seenLinks = new HashSet<>();

    private HtmlSanitizer() {}

    /** The sanitized tree of arbitrary HTML, under a neutral root element. */
    public static Element clean(String html) {
        Document shell = Document.createShell("");
        List<Node> parsed = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(html, shell.body(), "");
        List<Node> kept = new ArrayList<>(parsed.size());
        new HtmlSanitizer().keep(parsed, kept);
        return HtmlTree.element("article", kept);
    }

    /** Keeps document order. Text nodes that become adjacent are merged. */
    private void keep(List<Node> parsed, List<Node> kept) {
        for (Node node : parsed) {
            if (node instanceof CDataNode) {
                continue; // parsed as a comment by browsers (HTML Standard, 13.2.5.42)
            }
            if (node instanceof TextNode text) {
                String words = HtmlWriter.allowed(text.getWholeText());
                if (!kept.isEmpty() && kept.getLast() instanceof TextNode before) {
                    before.text(before.getWholeText() + words);
                } else {
                    kept.add(text.text(words));
                }
            } else if (node instanceof Element element && isAllowed(element)) {
                List<Node> inner = new ArrayList<>(element.childNodeSize());
                keep(element.childNodes(), inner);
                HtmlTree.setChildren(element, inner);
                cleanAttributes(element);
                kept.add(element);
            } else if (node instanceof Element element && !REMOVED_WITH_CONTENT.contains(element.normalName())) {
                keep(element.childNodes(), kept);
            }
        }
    }

    /** SVG and MathML elements are refused, even if an HTML element has the same name. */
    private boolean isAllowed(Element element) {
        return ELEMENTS.contains(element.normalName()) && element.tag().namespace().equals(Parser.NamespaceHtml)
                && !isReopenedLink(element);
    }

    /**
     * HTML Standard, 13.2.4.3: an unclosed link is reopened in every following paragraph. Only the first one is kept, which
     * is what the editor meant.
     */
    private boolean isReopenedLink(Element element) {
        String position = element.nameIs("a") ? element.attr(LINE) : "";
        return position.indexOf('.') > 0 && !seenLinks.add(position);
    }

    private static void cleanAttributes(Element element) {
        if (element.attributesSize() == 0) {
            return;
        }
        Map<String, ValueRule> allowed = ATTRIBUTES.getOrDefault(element.normalName(), EVERYWHERE);
        for (Attribute attribute : element.attributes().asList()) {
            String key = attribute.getKey();
            Optional<String> value = Optional.ofNullable(allowed.get(key)).flatMap(rule -> rule.apply(attribute.getValue()));
            value.ifPresentOrElse(clean -> element.attr(key, clean), () -> element.removeAttr(key));
        }
    }

    private static Optional<String> any(String value) {
        return Optional.of(HtmlWriter.allowed(value));
    }

    private static Map<String, Map<String, ValueRule>> attributes(Map<String, Map<String, ValueRule>> byElements) {
        Map<String, Map<String, ValueRule>> byElement = new HashMap<>();
        byElements.forEach((elements, attributes) -> {
            for (String element : elements.split(" ", -1)) {
                byElement.computeIfAbsent(element, _ -> new HashMap<>(EVERYWHERE)).putAll(attributes);
            }
        });
        return byElement;
    }

    private static ValueRule matching(String pattern) {
        Pattern allowed = Pattern.compile(pattern);
        return value -> Optional.of(value).filter(written -> allowed.matcher(written).matches());
    }

    private static Optional<String> editorClasses(String value) {
        return Optional.of(Pattern.compile("\\s+").splitAsStream(value).filter(EDITOR_CLASSES::contains).distinct()
                .collect(Collectors.joining(" "))).filter(known -> !known.isEmpty());
    }

    private static Optional<String> alignment(String value) {
        return Optional.of(value.toLowerCase(Locale.ROOT)).filter(Set.of("left", "right", "center")::contains);
    }

    private static Optional<String> scope(String value) {
        return Optional.of(value.toLowerCase(Locale.ROOT)).filter(Set.of("col", "row")::contains);
    }

    /**
     * Text before a colon is a scheme, unless a path, query or fragment has started (RFC 3986, section 4.2). Browsers ignore
     * spaces and controls in a scheme, so a scheme that contains any is not in the list and is refused.
     */
    private static Optional<String> url(String value) {
        String url = value.strip().replace("(", "%28").replace(")", "%29"); // parentheses would end the URL in Markdown
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                break;
            }
            if (c == ':') {
                boolean allowed = SCHEMES.contains(url.substring(0, i).toLowerCase(Locale.ROOT));
                return allowed ? Optional.of(url) : Optional.empty();
            }
        }
        return Optional.of(url);
    }
}
