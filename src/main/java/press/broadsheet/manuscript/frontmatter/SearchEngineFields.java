package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads directives for search engines: {@code noindex}, {@code robots} and {@code sitemap}, and their names in other systems.
 * An unclear value means {@code noindex} and is an error.
 */
public final class SearchEngineFields {

    private static final Set<String> NOINDEX = Set.of("noindex", "robotsnoindex", "seonoindex", "metanoindex", "googlenoindex",
            "robotsdisallow", "excludefromsearchengines", "hidefromsearchengines", "searchenginehidden", "noindexnofollow");
    private static final Set<String> ROBOTS =
            Set.of("robots", "metarobots", "robotsmeta", "seorobots", "googlebot", "xrobotstag");
    private static final Set<String> INDEX = Set.of("index", "indexable", "isindexable", "robotsindex", "allowindexing",
            "searchengineindex");
    private static final Set<String> SITEMAP = Set.of("sitemap", "insitemap", "showinsitemap", "includeinsitemap");
    private static final Set<String> NO_SITEMAP = Set.of("nositemap", "sitemapexclude", "excludefromsitemap", "sitemapdisable",
            "sitemapignore", "sitemaphidden", "hidefromsitemap", "sitemapexcluded");

    /** Groups in which other systems have these fields. */
    private static final Set<String> GROUPS =
            Set.of("seo", "meta", "metadata", "params", "extra", "head", "search", "yoast", "rankmath");

    /** Keys of a group {@code sitemap} that exclude the article if true; {@code INCLUDING_KEYS} exclude it if false. */
    private static final Set<String> EXCLUDING_KEYS =
            Set.of("disable", "disabled", "exclude", "excluded", "ignore", "hidden", "hide",
                    "noindex", "skip");
    private static final Set<String> INCLUDING_KEYS =
            Set.of("enable", "enabled", "include", "included", "index", "show", "visible");

    private static final Set<String> EXCLUDING_VALUES =
            Set.of("exclude", "excluded", "none", "never", "disable", "disabled", "ignore",
                    "hidden", "noindex", "0");

    private final FrontMatterFields frontMatterFields;
    private boolean noindex;
    private boolean sitemap = true;

    private SearchEngineFields(FrontMatterFields frontMatterFields) {
        this.frontMatterFields = frontMatterFields;
    }

    public static SearchEngineDirectives read(FieldValue.Table table, FrontMatterFields frontMatterFields) {
        SearchEngineFields reader = new SearchEngineFields(frontMatterFields);
        table.entries().forEach(reader::read);
        return new SearchEngineDirectives(reader.noindex, reader.sitemap);
    }

    private void read(FieldValue.Entry entry) {
        String name = HidingFields.normalizeName(entry.key());
        FieldValue fieldValue = entry.value();
        if (NOINDEX.contains(name)) {
            noindex |= name.equals("noindex") ? noindex(fieldValue) : isYes(fieldValue);
        } else if (ROBOTS.contains(name)) {
            noindex |= robots(fieldValue);
        } else if (INDEX.contains(name)) {
            noindex |= isNo(fieldValue);
        } else if (SITEMAP.contains(name)) {
            sitemap &= !excludesFromSitemap(fieldValue);
        } else if (NO_SITEMAP.contains(name)) {
            sitemap &= !isYes(fieldValue);
        } else if (GROUPS.contains(name) && fieldValue instanceof FieldValue.Table group) {
            group.entries().forEach(this::read);
        }
    }

    private boolean noindex(FieldValue fieldValue) {
        boolean clear = isYes(fieldValue) || isNo(fieldValue) || fieldValue.content().isBlank();
        if (!clear) {
            frontMatterFields.reportWrongType(FieldDefinition.NOINDEX, fieldValue);
        }
        return isYes(fieldValue) || !clear;
    }

    /** Google: “none: equivalent to noindex, nofollow”. {@code false} alone is read as the same. */
    private static boolean robots(FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Table(_, List<FieldValue.Entry> rules) -> rules.stream().anyMatch(rule -> {
                String name = HidingFields.normalizeName(rule.key());
                return (name.equals("noindex") || name.equals("none")) && isYes(rule.value())
                        || name.equals("index") && isNo(rule.value())
                        || !isYes(rule.value()) && robots(rule.value());
            });
            case FieldValue.Sequence(_, List<FieldValue> items) -> items.stream().anyMatch(SearchEngineFields::robots);
            default -> FrontMatterFields.toBoolean(fieldValue).filter(allowed -> !allowed).isPresent()
                    || Stream.of(fieldValue.content().split("[,;\\s]+")).map(HidingFields::normalizeName)
                            .anyMatch(rule -> rule.equals("noindex") || rule.equals("none"));
        };
    }

    private static boolean excludesFromSitemap(FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Table(_, List<FieldValue.Entry> entries) -> entries.stream().anyMatch(entry -> {
                String name = HidingFields.normalizeName(entry.key());
                return EXCLUDING_KEYS.contains(name) && isYes(entry.value())
                        || INCLUDING_KEYS.contains(name) && isNo(entry.value());
            });
            case FieldValue.Sequence(_, List<FieldValue> items) ->
                items.stream().anyMatch(SearchEngineFields::excludesFromSitemap);
            default -> isNo(fieldValue) || EXCLUDING_VALUES.contains(HidingFields.normalizeName(fieldValue.content()));
        };
    }

    private static boolean isYes(FieldValue fieldValue) {
        return flag(fieldValue, "1").orElse(false);
    }

    private static boolean isNo(FieldValue fieldValue) {
        return !flag(fieldValue, "0").orElse(true);
    }

    private static Optional<Boolean> flag(FieldValue fieldValue, String digit) {
        return FrontMatterFields.toBoolean(fieldValue)
                .or(() -> Optional.of(fieldValue.content().strip()).filter(digit::equals).map("1"::equals));
    }
}
