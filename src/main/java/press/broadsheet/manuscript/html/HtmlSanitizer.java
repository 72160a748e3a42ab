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
 * What of an article's HTML may reach a reader: jsoup reads it as a browser does, and of its tree stays what is named here.
 * Every other element loses its tags, scripts and the like their content too. jsoup's own Cleaner cannot hold an attribute's
 * value against a pattern, and keeps the words of an {@code iframe}.
 */
public final class HtmlSanitizer {

    /** No page needs more elements in each other, and browsers do not like them; deeper, the parser closes the last. */
    static final int MAX_DEPTH = 200;

    /** On {@code sup} a reference to a footnote, on {@code div} its text; never written. */
    public static final String FOOTNOTE = "data-note";
    /** On {@code span} in a list of things to do: {@code done} or {@code open}; never written. */
    public static final String TASK = "data-task";
    /** On {@code img}: whose picture it is; never written. */
    public static final String CREDIT = "credit";
    /** On which line of the file the element stands; of an editor's own HTML also at which character. Never written. */
    public static final String LINE = "data-line";

    /** What the tree knows and the page does not say. */
    static final Set<String> INTERNAL_ATTRIBUTES = Set.of(FOOTNOTE, TASK, CREDIT, LINE);

    private static final Set<String> ELEMENTS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "footer", "pre",
            "hr", "div", "aside", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
            "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
            "a", "img", "br", "wbr", "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code",
            "kbd", "samp", "var", "abbr", "cite", "q", "time", "ruby", "rt", "rp", "bdi", "bdo", "span");

    /** What is in them is not meant to be read, or only where something else cannot be shown. */
    private static final Set<String> UNREAD = Set.of("script", "style", "noscript", "template", "title", "iframe", "object",
            "noembed", "noframes");

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /** Classes that editors may use: a pull quote, and figures in a table. */
    private static final Set<String> EDITOR_CLASSES = Set.of("quote", "num");

    /** What an attribute may say: as it is written, otherwise, or nothing. */
    private interface Value extends Function<String, Optional<String>> {}

    private static final Value NUMBER = matching("[0-9]{1,8}");
    private static final Value CELL_SPAN = matching("[1-9][0-9]?");

    private static final Map<String, Value> EVERYWHERE = Map.of(
            "lang", matching("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}"),
            "dir", matching("ltr|rtl|auto"),
            LINE, matching("[0-9]{1,8}([.][0-9]{1,8})?"));

    private static final Map<String, Map<String, Value>> ATTRIBUTES = attributes(Map.ofEntries(
            Map.entry("a", Map.of("href", HtmlSanitizer::address, "title", HtmlSanitizer::any)),
            Map.entry("img",
                    Map.of("src", HtmlSanitizer::address, "alt", HtmlSanitizer::any, "title", HtmlSanitizer::any, CREDIT,
                            HtmlSanitizer::any)),
            Map.entry("abbr", Map.of("title", HtmlSanitizer::any)),
            Map.entry("h1 h2 h3 h4 h5 h6", Map.of("id", HtmlSanitizer::any)),
            Map.entry("figure", Map.of("class", HtmlSanitizer::ourClasses)),
            Map.entry("code", Map.of("class", matching("language-[A-Za-z0-9+#._-]{1,40}"))),
            Map.entry("th td",
                    Map.of("class", HtmlSanitizer::ourClasses, "align", HtmlSanitizer::side, "colspan", CELL_SPAN, "rowspan",
                            CELL_SPAN)),
            Map.entry("th", Map.of("scope", HtmlSanitizer::headed)),
            Map.entry("ol", Map.of("start", NUMBER, "reversed", HtmlSanitizer::any)),
            Map.entry("details", Map.of("open", HtmlSanitizer::any)),
            Map.entry("time", Map.of("datetime", matching("[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"))),
            Map.entry("sup div", Map.of(FOOTNOTE, NUMBER)),
            Map.entry("span", Map.of(TASK, matching("done|open")))));

    private final Set<String> links = new HashSet<>();

    private HtmlSanitizer() {}

    /** The clean tree of any HTML whatever, under a root element without a meaning of its own. */
    public static Element clean(String html) {
        Document page = Document.createShell("");
        List<Node> read = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(html, page.body(), "");
        List<Node> kept = new ArrayList<>(read.size());
        new HtmlSanitizer().keep(read, kept);
        return HtmlTree.element("article", kept);
    }

    /** In the order of the text; words that only something left out has parted become one text again. */
    private void keep(List<Node> read, List<Node> kept) {
        for (Node node : read) {
            if (node instanceof CDataNode) {
                continue; // to a browser a comment (HTML Standard, 13.2.5.42)
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
            } else if (node instanceof Element element && !UNREAD.contains(element.normalName())) {
                keep(element.childNodes(), kept);
            }
        }
    }

    /** An element of SVG or MathML is another one, whatever its name. */
    private boolean isAllowed(Element element) {
        return ELEMENTS.contains(element.normalName()) && element.tag().namespace().equals(Parser.NamespaceHtml)
                && !isLinkGoneOn(element);
    }

    /**
     * A link that nothing closes begins again in every paragraph below it (HTML Standard, 13.2.4.3); an editor who forgot its
     * end means the first.
     */
    private boolean isLinkGoneOn(Element element) {
        String mark = element.nameIs("a") ? element.attr(LINE) : "";
        return mark.indexOf('.') > 0 && !links.add(mark);
    }

    private static void cleanAttributes(Element element) {
        if (element.attributesSize() == 0) {
            return;
        }
        Map<String, Value> allowed = ATTRIBUTES.getOrDefault(element.normalName(), EVERYWHERE);
        for (Attribute attribute : element.attributes().asList()) {
            String key = attribute.getKey();
            Optional<String> value = Optional.ofNullable(allowed.get(key)).flatMap(rule -> rule.apply(attribute.getValue()));
            value.ifPresentOrElse(clean -> element.attr(key, clean), () -> element.removeAttr(key));
        }
    }

    private static Optional<String> any(String value) {
        return Optional.of(HtmlWriter.allowed(value));
    }

    private static Map<String, Map<String, Value>> attributes(Map<String, Map<String, Value>> byElements) {
        Map<String, Map<String, Value>> byElement = new HashMap<>();
        byElements.forEach((elements, attributes) -> {
            for (String element : elements.split(" ", -1)) {
                byElement.computeIfAbsent(element, _ -> new HashMap<>(EVERYWHERE)).putAll(attributes);
            }
        });
        return byElement;
    }

    private static Value matching(String pattern) {
        Pattern allowed = Pattern.compile(pattern);
        return value -> Optional.of(value).filter(written -> allowed.matcher(written).matches());
    }

    private static Optional<String> ourClasses(String value) {
        return Optional.of(Pattern.compile("\\s+").splitAsStream(value).filter(EDITOR_CLASSES::contains).distinct()
                .collect(Collectors.joining(" "))).filter(known -> !known.isEmpty());
    }

    private static Optional<String> side(String value) {
        return Optional.of(value.toLowerCase(Locale.ROOT)).filter(Set.of("left", "right", "center")::contains);
    }

    private static Optional<String> headed(String value) {
        return Optional.of(value.toLowerCase(Locale.ROOT)).filter(Set.of("col", "row")::contains);
    }

    /**
     * What stands before a colon is a scheme, unless a path, a query or a fragment has begun (RFC 3986, section 4.2). A browser
     * leaves out blanks and controls in it, so that one with any is none of the allowed.
     */
    private static Optional<String> address(String value) {
        String address = value.strip().replace("(", "%28").replace(")", "%29"); // or its end could not be told in Markdown
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                break;
            }
            if (c == ':') {
                boolean allowed = SCHEMES.contains(address.substring(0, i).toLowerCase(Locale.ROOT));
                return allowed ? Optional.of(address) : Optional.empty();
            }
        }
        return Optional.of(address);
    }
}
