package press.broadsheet.pages;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON-LD of one page, parsed. */
public final class JsonLdDocument {

    private static final Set<String> ARTICLE_TYPES = Set.of("NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
            "ReviewNewsArticle", "BackgroundNewsArticle", "AdvertiserContentArticle");

    /** The required properties of each type (conformance.md), except those that a page may not know. */
    private static final Map<String, Set<String>> REQUIRED_PROPERTIES = Map.ofEntries(
            Map.entry("Story", Set.of("headline", "url", "mainEntityOfPage", "inLanguage", "isAccessibleForFree", "publisher")),
            Map.entry("Person", Set.of("name", "url")),
            Map.entry("Place", Set.of("name")),
            Map.entry("CorrectionComment", Set.of("text", "datePublished")),
            Map.entry("NewsMediaOrganization", Set.of("name", "url", "logo")),
            Map.entry("WebSite", Set.of("name", "url", "description", "inLanguage", "publisher")),
            Map.entry("CollectionPage", Set.of("name", "url", "inLanguage", "publisher")),
            Map.entry("ProfilePage", Set.of("url", "inLanguage", "mainEntity")),
            Map.entry("BreadcrumbList", Set.of("itemListElement")),
            Map.entry("ImageObject", Set.of("url", "encodingFormat", "width", "height")),
            Map.entry("ListItem", Set.of("position", "name", "item")));

    private static final Set<String> DATES = Set.of("datePublished", "dateModified", "expires");
    private static final Set<String> ADDRESSES = Set.of("url", "mainEntityOfPage", "item", "logo");

    private final JsonNode root;

    private JsonLdDocument(JsonNode root) {
        this.root = root;
    }

    public static JsonLdDocument of(Document page) {
        List<String> blocks = page.select("script").eachAttr("type");
        if (!blocks.equals(List.of("application/ld+json"))) {
            throw new AssertionError("one block of JSON-LD and no other script, but: " + blocks);
        }
        return new JsonLdDocument(JsonMapper.shared().readTree(page.selectFirst("script").data()));
    }

    /** The types of the page's nodes. */
    public List<String> types() {
        return root.path("@graph").valueStream().map(thing -> thing.path("@type").asString()).toList();
    }

    public JsonNode article() {
        return root.path("@graph").valueStream()
                .filter(thing -> ARTICLE_TYPES.contains(thing.path("@type").asString()))
                .findFirst()
                .orElseThrow();
    }

    JsonNode node(String type) {
        return root.path("@graph").valueStream()
                .filter(thing -> thing.path("@type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** All violations, each with its path. */
    public List<String> problems() {
        List<String> flaws = new ArrayList<>();
        if (!root.path("@context").asString().equals("https://schema.org")) {
            flaws.add("no context");
        }
        visit("", root.path("@graph"), flaws);
        return flaws;
    }

    private static void visit(String place, JsonNode node, List<String> flaws) {
        if (node.isNull() || node.isMissingNode() || node.isContainer() && node.isEmpty()
                || node.isString() && node.asString().isBlank()) {
            flaws.add(place + " is empty");
        }
        if (node.isArray()) {
            node.valueStream().forEach(it -> visit(place + "[]", it, flaws));
        }
        if (node.isObject()) {
            checkNode(place, node, flaws);
            node.properties().forEach(it -> {
                checkValue(place + "." + it.getKey(), it.getKey(), it.getValue(), flaws);
                visit(place + "." + it.getKey(), it.getValue(), flaws);
            });
        }
    }

    private static void checkNode(String place, JsonNode thing, List<String> flaws) {
        String type = thing.path("@type").asString("");
        Set<String> demands = REQUIRED_PROPERTIES.get(ARTICLE_TYPES.contains(type) ? "Story" : type);
        if (demands == null) {
            flaws.add(place + " is of an unknown type: " + type);
        } else {
            demands.stream().filter(name -> !thing.has(name)).forEach(name -> flaws.add(place + " lacks " + name));
        }
    }

    private static void checkValue(String place, String name, JsonNode value, List<String> flaws) {
        if (DATES.contains(name) && !isDate(value.asString())) {
            flaws.add(place + " is no date: " + value);
        }
        if (ADDRESSES.contains(name) && !value.asString().matches("https://news\\.example\\.org/[!-~]*")) {
            flaws.add(place + " is not an absolute URL of this site: " + value);
        }
    }

    /** ISO 8601: a date, or a date and time with its offset. */
    private static boolean isDate(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) != null : OffsetDateTime.parse(text) != null;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }
}
