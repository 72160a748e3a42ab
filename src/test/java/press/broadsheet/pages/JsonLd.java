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

/** The JSON-LD of one page, read as a machine reads it. */
public final class JsonLd {

    private static final Set<String> STORIES = Set.of("NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
            "ReviewNewsArticle", "BackgroundNewsArticle", "AdvertiserContentArticle");

    /** What each type must say (conformance.md), besides what a page may not know. */
    private static final Map<String, Set<String>> DEMANDS = Map.ofEntries(
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

    private JsonLd(JsonNode root) {
        this.root = root;
    }

    public static JsonLd of(Document page) {
        List<String> blocks = page.select("script").eachAttr("type");
        if (!blocks.equals(List.of("application/ld+json"))) {
            throw new AssertionError("one block of JSON-LD and no other script, but: " + blocks);
        }
        return new JsonLd(JsonMapper.shared().readTree(page.selectFirst("script").data()));
    }

    /** The types of the things on the page. */
    public List<String> types() {
        return root.path("@graph").valueStream().map(thing -> thing.path("@type").asString()).toList();
    }

    public JsonNode story() {
        return root.path("@graph").valueStream()
                .filter(thing -> STORIES.contains(thing.path("@type").asString()))
                .findFirst()
                .orElseThrow();
    }

    JsonNode thing(String type) {
        return root.path("@graph").valueStream()
                .filter(thing -> thing.path("@type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** What is wrong with it, each with its place. */
    public List<String> flaws() {
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
            judge(place, node, flaws);
            node.properties().forEach(it -> {
                text(place + "." + it.getKey(), it.getKey(), it.getValue(), flaws);
                visit(place + "." + it.getKey(), it.getValue(), flaws);
            });
        }
    }

    private static void judge(String place, JsonNode thing, List<String> flaws) {
        String type = thing.path("@type").asString("");
        Set<String> demands = DEMANDS.get(STORIES.contains(type) ? "Story" : type);
        if (demands == null) {
            flaws.add(place + " is of an unknown type: " + type);
        } else {
            demands.stream().filter(name -> !thing.has(name)).forEach(name -> flaws.add(place + " lacks " + name));
        }
    }

    private static void text(String place, String name, JsonNode value, List<String> flaws) {
        if (DATES.contains(name) && !isDate(value.asString())) {
            flaws.add(place + " is no date: " + value);
        }
        if (ADDRESSES.contains(name) && !value.asString().matches("https://news\\.example\\.org/[!-~]*")) {
            flaws.add(place + " is no absolute address of ours: " + value);
        }
    }

    /** ISO 8601: a day, or a moment with its offset. */
    private static boolean isDate(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) != null : OffsetDateTime.parse(text) != null;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }
}
