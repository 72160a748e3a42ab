package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what is asked of search engines: {@code noindex}, {@code robots} and {@code sitemap}, and what other systems call them.
 * A value that cannot be understood asks them not to keep the text, and is an error.
 */
final class IndexingFields {

    private static final Set<String> NOINDEX = Set.of("noindex", "robotsnoindex", "seonoindex", "metanoindex", "googlenoindex",
            "robotsdisallow", "excludefromsearchengines", "hidefromsearchengines", "searchenginehidden", "noindexnofollow");
    private static final Set<String> ROBOTS =
            Set.of("robots", "metarobots", "robotsmeta", "seorobots", "googlebot", "xrobotstag");
    private static final Set<String> INDEX = Set.of("index", "indexable", "isindexable", "robotsindex", "allowindexing",
            "searchengineindex");
    private static final Set<String> SITEMAP = Set.of("sitemap", "insitemap", "showinsitemap", "includeinsitemap");
    private static final Set<String> NO_SITEMAP = Set.of("nositemap", "sitemapexclude", "excludefromsitemap", "sitemapdisable",
            "sitemapignore", "sitemaphidden", "hidefromsitemap", "sitemapexcluded");

    /** Groups in which other systems keep these fields. */
    private static final Set<String> GROUPS =
            Set.of("seo", "meta", "metadata", "params", "extra", "head", "search", "yoast", "rankmath");

    /** What a group {@code sitemap} says where it leaves the text out, with a yes and with a no. */
    private static final Set<String> LEAVES_OUT = Set.of("disable", "disabled", "exclude", "excluded", "ignore", "hidden", "hide",
            "noindex", "skip");
    private static final Set<String> TAKES_IN = Set.of("enable", "enabled", "include", "included", "index", "show", "visible");

    private static final Set<String> NO_PLACE = Set.of("exclude", "excluded", "none", "never", "disable", "disabled", "ignore",
            "hidden", "noindex", "0");

    private final Fields fields;
    private boolean noindex;
    private boolean sitemap = true;

    private IndexingFields(Fields fields) {
        this.fields = fields;
    }

    static Indexing read(Value.Table table, Fields fields) {
        IndexingFields reader = new IndexingFields(fields);
        table.entries().forEach(reader::read);
        return new Indexing(reader.noindex, reader.sitemap);
    }

    private void read(Value.Entry entry) {
        String name = HidingFields.name(entry.key());
        Value value = entry.value();
        if (NOINDEX.contains(name)) {
            noindex |= name.equals("noindex") ? noindex(value) : isYes(value);
        } else if (ROBOTS.contains(name)) {
            noindex |= robots(value);
        } else if (INDEX.contains(name)) {
            noindex |= isNo(value);
        } else if (SITEMAP.contains(name)) {
            sitemap &= !leavesOut(value);
        } else if (NO_SITEMAP.contains(name)) {
            sitemap &= !isYes(value);
        } else if (GROUPS.contains(name) && value instanceof Value.Table group) {
            group.entries().forEach(this::read);
        }
    }

    private boolean noindex(Value value) {
        boolean clear = isYes(value) || isNo(value) || value.content().isBlank();
        if (!clear) {
            fields.wrong(Field.NOINDEX, value);
        }
        return isYes(value) || !clear;
    }

    /** Google: “none: equivalent to noindex, nofollow”. A bare no means the same to those who write it. */
    private static boolean robots(Value value) {
        return switch (value) {
            case Value.Table(_, List<Value.Entry> rules) -> rules.stream().anyMatch(rule -> {
                String name = HidingFields.name(rule.key());
                return (name.equals("noindex") || name.equals("none")) && isYes(rule.value())
                        || name.equals("index") && isNo(rule.value())
                        || !isYes(rule.value()) && robots(rule.value());
            });
            case Value.Listing(_, List<Value> items) -> items.stream().anyMatch(IndexingFields::robots);
            default -> Fields.asFlag(value).filter(allowed -> !allowed).isPresent()
                    || Stream.of(value.content().split("[,;\\s]+")).map(HidingFields::name)
                            .anyMatch(rule -> rule.equals("noindex") || rule.equals("none"));
        };
    }

    private static boolean leavesOut(Value value) {
        return switch (value) {
            case Value.Table(_, List<Value.Entry> entries) -> entries.stream().anyMatch(entry -> {
                String name = HidingFields.name(entry.key());
                return LEAVES_OUT.contains(name) && isYes(entry.value()) || TAKES_IN.contains(name) && isNo(entry.value());
            });
            case Value.Listing(_, List<Value> items) -> items.stream().anyMatch(IndexingFields::leavesOut);
            default -> isNo(value) || NO_PLACE.contains(HidingFields.name(value.content()));
        };
    }

    private static boolean isYes(Value value) {
        return flag(value, "1").orElse(false);
    }

    private static boolean isNo(Value value) {
        return !flag(value, "0").orElse(true);
    }

    private static Optional<Boolean> flag(Value value, String digit) {
        return Fields.asFlag(value).or(() -> Optional.of(value.content().strip()).filter(digit::equals).map("1"::equals));
    }
}
