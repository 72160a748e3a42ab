package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import press.broadsheet.publication.ArticleBody;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that the HTML of every article must follow. Checked with a different parser and a separate allow-list. */
final class ArticleHtmlAssertions {

    private static final Set<String> ELEMENTS = Set.of("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "footer", "pre",
            "hr", "div", "aside", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
            "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "img", "br", "wbr",
            "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code", "kbd", "samp", "var",
            "abbr", "cite", "q", "time", "ruby", "rt", "rp", "bdi", "bdo", "span");

    private static final Set<String> GLOBAL_ATTRIBUTES = Set.of("lang", "dir", "class", "id");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", Set.of("href", "title", "aria-label", "data-bare")),
            Map.entry("img", Set.of("src", "alt", "title")),
            Map.entry("abbr", Set.of("title")),
            Map.entry("aside", Set.of("aria-label", "aria-labelledby")),
            Map.entry("div", Set.of("role", "aria-label", "aria-labelledby", "tabindex")),
            Map.entry("pre", Set.of("tabindex")),
            Map.entry("span", Set.of("role", "aria-label")),
            Map.entry("th", Set.of("scope", "colspan", "rowspan")),
            Map.entry("td", Set.of("colspan", "rowspan")),
            Map.entry("ol", Set.of("start", "reversed")),
            Map.entry("details", Set.of("open")),
            Map.entry("time", Set.of("datetime")));

    private static final Set<String> CLASSES = Set.of("anchor", "aside", "center", "credit", "dateline", "end", "num",
            "pictures", "quote", "table", "tasks");

    private ArticleHtmlAssertions() {}

    static void assertClean(ArticleRenderer.Rendered rendered) {
        ArticleBody articleBody = rendered.body();
        String page = "<!doctype html><html lang=en><head><title>t</title></head><body><main><div id=before></div>"
                + "<div id=prose>" + articleBody.prose() + "</div><div id=notes>" + articleBody.notes() + "</div><div id=asides>"
                + articleBody.asides() + "</div><div id=behind></div></main></body></html>";
        ParseErrorList errors = ParseErrorList.tracking(10);
        Document document = Jsoup.parse(page, "", Parser.htmlParser().setTrackErrors(10));
        assertThat(errors).isEmpty();
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        document = Jsoup.parse(page, "", parser);
        assertThat(parser.getErrors()).as("parse errors").isEmpty();
        assertThat(document.select("main").getFirst().children().eachAttr("id"))
                .as("nothing breaks out of its container").containsExactly("before", "prose", "notes", "asides", "behind");
        assertRoundTrip(document, "prose", articleBody.prose());
        assertRoundTrip(document, "notes", articleBody.notes());
        assertRoundTrip(document, "asides", articleBody.asides());
        Set<String> ids = new HashSet<>(Set.of("before", "prose", "notes", "asides", "behind"));
        for (Element part : document.select("main > div")) {
            part.getAllElements().stream().filter(element -> element != part).forEach(element -> assertClean(element, ids));
        }
        for (Element element : document.getAllElements()) {
            if (element.hasAttr("aria-labelledby")) {
                assertThat(ids).contains(element.attr("aria-labelledby"));
            }
        }
    }

    /** A browser must parse the HTML into the tree that was written. */
    private static void assertRoundTrip(Document document, String id, String written) {
        StringBuilder read = new StringBuilder();
        Element part = document.getElementById(id);
        assertThat(part).isNotNull();
        part.childNodes().forEach(node -> write(node, read));
        assertThat(read.toString()).isEqualTo(written);
    }

    private static void write(Node node, StringBuilder html) {
        switch (node) {
            case TextNode text -> html.append(text.getWholeText().replace("&", "&amp;").replace("<", "&lt;").replace(">",
                    "&gt;"));
            case Element element -> {
                html.append('<').append(element.normalName());
                for (Attribute attribute : element.attributes()) {
                    html.append(' ').append(attribute.getKey());
                    if (!attribute.getValue().isEmpty() || !Set.of("open", "reversed", "data-bare")
                            .contains(attribute.getKey())) {
                        html.append("=\"").append(attribute.getValue().replace("&", "&amp;").replace("<", "&lt;")
                                .replace(">", "&gt;").replace("\"", "&quot;")).append('"');
                    }
                }
                html.append('>');
                if (!Set.of("br", "wbr", "hr", "img", "col").contains(element.normalName())) {
                    if (element.normalName().equals("pre") && element.wholeText().startsWith("\n")) {
                        html.append('\n');
                    }
                    element.childNodes().forEach(child -> write(child, html));
                    html.append("</").append(element.normalName()).append('>');
                }
            }
            default -> html.append("UNEXPECTED ").append(node);
        }
    }

    private static void assertClean(Element element, Set<String> ids) {
        String name = element.normalName();
        assertThat(ELEMENTS).contains(name);
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            assertThat(GLOBAL_ATTRIBUTES.contains(key) || ATTRIBUTES.getOrDefault(name, Set.of()).contains(key))
                    .as("attribute %s on %s", key, name).isTrue();
        }
        for (String type : element.classNames()) {
            assertThat(CLASSES.contains(type) || name.equals("code") && type.startsWith("language-"))
                    .as("class %s", type).isTrue();
        }
        if (element.hasAttr("id")) {
            assertThat(ids.add(element.id())).as("id %s is given once", element.id()).isTrue();
        }
        List<String> schemes = new ArrayList<>(List.of("https:", "http:", "manuscript:", "media:", "mailto:", "tel:"));
        if (element.hasAttr("href")) {
            String address = element.attr("href").toLowerCase(Locale.ROOT);
            boolean ours = address.startsWith("#") || address.startsWith("/") && !address.startsWith("//");
            assertThat(ours || schemes.stream().anyMatch(address::startsWith)).as("address %s", address).isTrue();
            assertThat(address).doesNotContainPattern("[\\x00-\\x20]");
        }
        if (element.hasAttr("src")) {
            String address = element.attr("src");
            assertThat(address.startsWith("media:") || address.startsWith("/") && !address.startsWith("//")).isTrue();
        }
    }
}
