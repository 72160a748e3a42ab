package press.broadsheet.manuscript.frontmatter;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.text.KnownKeys;

/** The fields of an article. The first name is Broadsheet's, the others are accepted from other systems. */
public enum FieldDefinition {
    TITLE("text", "\"Harbour reopens\"", "title",
            "the headline; else the first `#` heading, else the first line, else the file name"),
    STANDFIRST("text", "\"Ships return after nine days\"", "standfirst summary description excerpt subtitle",
            "the sentence under the headline"),
    DATE("a date", "\"2024-05-01 18:00\"", "date publishDate pubdate published publishedAt",
            "goes live then; without a zone, in the publication's"),
    UPDATED("a date", "\"2024-05-01 18:00\"", "updated lastmod modified last_modified_at",
            "shown as updated; never claimed without it"),
    EXPIRES("a date", "\"2024-05-01 18:00\"", "expires expiryDate unpublishdate",
            "gone from then on"),
    DRAFT("true or false", "true", "draft",
            "never shown; a folder `_drafts` does the same"),
    PUBLISHED("a date, or true or false", "false", "",
            "`false` means a draft; a date is the date"),
    STATUS("`draft` or `published`", "\"draft\"", "status",
            "`draft` means a draft"),
    WITHDRAWN("the reason, or `silent`", "\"The report was wrong\"", "withdrawn",
            "text: 410 with this reason; `silent`: 410 that names nothing"),
    REPLACED_BY("the path or slug of another article", "\"harbour-reopens\"", "replaced_by",
            "what replaces a withdrawn article"),
    AUTHORS("a name or a list of names", "[\"Ada Byrne\", \"Li Wei\"]", "authors author",
            "the byline: text, a list or a map"),
    SECTION("a name", "\"Economy\"", "section categories category",
            "the section; else the first folder"),
    TAGS("a list, or text with commas", "[\"trade\", \"ports\"]", "tags keywords",
            "the tags"),
    GENRE("the name of a genre", "\"analysis\"", "genre",
            "shown to the reader: `news`, `analysis`, `opinion`, `review`, `background`, `sponsored`"),
    SLUG("text", "\"harbour-reopens\"", "slug",
            "the last part of the address; else from the file name"),
    ALIASES("an address or a list of addresses", "[\"/2009/harbour.html\"]", "aliases redirect_from url permalink path",
            "former addresses, with their query if they had one"),
    ID("text", "\"b2f1\"", "id",
            "the lasting identity; else the path that the article first had"),
    LANGUAGE("a language tag", "\"zh-Hans\"", "lang language locale",
            "the language of the text, BCP 47"),
    TRANSLATION_KEY("text", "\"harbour\"", "translation_key",
            "articles that share it are translations of each other; `name.zh.md` beside `name.md` is one too"),
    DATELINE("a place", "\"Tianjin\"", "dateline location",
            "the place, before the first sentence"),
    SOURCE("a name, or a group of `name` and `url`", "\"IPR in China\"", "source",
            "credit for a republished article"),
    ORIGINAL("a URL", "\"https://example.org/story\"", "canonical_url original_url",
            "the URL at which a republished article first appeared"),
    IMAGE("a path, or a group of `src`, `alt`, `caption` and `credit`", "\"harbour.jpg\"",
            "image cover hero thumbnail featured_image",
            "the lead image"),
    CORRECTIONS("a list of groups of `date` and `text`", "[{\"date\": \"2024-05-01\", \"text\": \"It was nine days\"}]",
            "corrections",
            "shown in the article, at `/corrections`, in the feeds"),
    EVERGREEN("true or false", "true", "evergreen",
            "no age notice"),
    NOINDEX("true or false", "true", "noindex",
            "asks search engines not to index the page, its source and its files; in no sitemap"),
    ROBOTS("rules for search engines", "\"noindex\"", "robots",
            "`noindex` and `none` mean the same as `noindex: true`"),
    SITEMAP("true or false", "false", "sitemap",
            "`false`: in no sitemap"),
    NAME("text", "\"Ada Byrne\"", "",
            "a profile's name"),
    ROLE("text", "\"Editor\"", "",
            "the author's position in the newsroom"),
    LINKS("a URL, or a list of groups of `name` and `url`", "[\"https://example.org/ada\"]", "",
            "the author's other pages on the web");

    private static final Map<String, FieldDefinition> BY_NAME = Stream.of(values())
            .flatMap(fieldDefinition -> fieldDefinition.names()
                    .map(name -> Map.entry(KnownKeys.normalize(name), fieldDefinition)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final KnownKeys ALL =
            new KnownKeys(Stream.of(values()).flatMap(FieldDefinition::names).toArray(String[]::new));

    private final String expected;
    private final String example;
    private final String names;
    private final String meaning;

    FieldDefinition(String expected, String example, String names, String meaning) {
        this.expected = expected;
        this.example = example;
        this.names = names;
        this.meaning = meaning;
    }

    public static Optional<FieldDefinition> byName(String key) {
        return Optional.ofNullable(BY_NAME.get(KnownKeys.normalize(key)));
    }

    static Optional<String> closest(String key) {
        return ALL.closest(key);
    }

    /** Its names in front matter, Broadsheet's first; empty for a field that is read from another field's name. */
    public Stream<String> names() {
        return Stream.of(names.split(" ")).filter(name -> !name.isEmpty());
    }

    public String expected() {
        return expected;
    }

    public String example() {
        return example;
    }

    /** Its effect, as printed in src/docs/reference.md. */
    public String meaning() {
        return meaning;
    }

    /** Precedence of a name; the lower rank wins. */
    int rank(String key) {
        return names().map(KnownKeys::normalize).toList().indexOf(KnownKeys.normalize(key));
    }
}
