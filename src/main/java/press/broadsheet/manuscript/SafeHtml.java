package press.broadsheet.manuscript;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * What of an article's HTML may reach a reader. Every other element loses its tags, scripts and styles their content
 * too; what comes out is a balanced tree built from known-good parts. Deeper than {@value #DEEPEST} elements, which no
 * page needs and browsers do not like, tags are dropped as well.
 */
final class SafeHtml {

    static final int DEEPEST = 200;

    /** On {@code sup} a reference to a footnote, on {@code div} its text; never written. */
    static final String NOTE = "data-note";
    /** On {@code span} in a list of things to do: {@code done} or {@code open}; never written. */
    static final String TASK = "data-task";
    /** On {@code img}: whose picture it is; never written. */
    static final String CREDIT = "credit";
    /** Where in the file the element stands; never written. */
    static final String LINE = "data-line";

    /** What the tree knows and the page does not say. */
    static final Set<String> MARKS = Set.of(NOTE, TASK, CREDIT, LINE);

    /** Classes that editors may use: a pull quote, and figures in a table. */
    private static final Set<String> CLASSES = Set.of("quote", "num");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");
    private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#._-]{1,40}");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "footer", "pre", "hr", "div", "aside",
                    "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
                    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
                    "a", "img", "br", "wbr", "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub",
                    "sup", "code", "kbd", "samp", "var", "abbr", "cite", "q", "time", "ruby", "rt", "rp", "bdi",
                    "bdo", "span")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href").onElements("a")
            .allowAttributes("src").onElements("img")
            .allowAttributes("alt", CREDIT).onElements("img")
            .allowAttributes("title").onElements("a", "img", "abbr")
            .allowAttributes("id").onElements("h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("lang").matching(LANGUAGE).globally()
            .allowAttributes("dir").matching(false, "ltr", "rtl", "auto").globally()
            .allowAttributes("class").matching(onlyOurClasses()).onElements("figure", "th", "td")
            .allowAttributes("class").matching(CODE_LANGUAGE).onElements("code")
            .allowAttributes("align").matching(true, "left", "right", "center").onElements("th", "td")
            .allowAttributes("colspan", "rowspan").matching(SPAN).onElements("th", "td")
            .allowAttributes("scope").matching(true, "col", "row").onElements("th")
            .allowAttributes("start").matching(NUMBER).onElements("ol")
            .allowAttributes("reversed").onElements("ol")
            .allowAttributes("open").onElements("details")
            .allowAttributes("datetime").matching(DATE_TIME).onElements("time")
            .allowAttributes(LINE).matching(NUMBER).globally()
            .allowAttributes(NOTE).matching(NUMBER).onElements("sup", "div")
            .allowAttributes(TASK).matching(false, "done", "open").onElements("span")
            .allowWithoutAttributes("a", "img", "span")
            .toFactory();

    /** The clean tree of any HTML whatever, under a root element without a meaning of its own. */
    Element clean(String html) {
        Element root = HtmlTree.element("article");
        HtmlSanitizer.sanitize(html, POLICY.apply(new Planter(root)));
        return root;
    }

    private static AttributePolicy onlyOurClasses() {
        return (element, attribute, value) -> {
            String known = String.join(" ", List.of(value.split("\\s+", 20)).stream().filter(CLASSES::contains).toList());
            return known.isEmpty() ? null : known;
        };
    }

    /** Grows the tree from what the sanitizer lets through. */
    private static final class Planter implements HtmlStreamEventReceiver {

        private static final Set<String> VOID = Set.of("br", "wbr", "hr", "img");

        private Element open;
        private int depth;
        private int tooDeep;

        Planter(Element root) {
            this.open = root;
        }

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            if (depth >= DEEPEST) {
                tooDeep += VOID.contains(name) ? 0 : 1;
                return;
            }
            Element element = HtmlTree.element(name);
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                element.attr(attributes.get(i), attributes.get(i + 1));
            }
            open.appendChild(element);
            if (!VOID.contains(name)) {
                open = element;
                depth++;
            }
        }

        @Override
        public void closeTag(String name) {
            Element parent = open.parent();
            if (tooDeep > 0) {
                tooDeep--;
            } else if (parent != null) { // the sanitizer balances its tags, so that this is the one to close
                open = parent;
                depth--;
            }
        }

        @Override
        public void text(String text) {
            if (open.lastChild() instanceof TextNode before) {
                before.text(before.getWholeText() + text);
            } else {
                open.appendText(text);
            }
        }
    }
}
