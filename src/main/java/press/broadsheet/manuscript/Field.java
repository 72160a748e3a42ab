package press.broadsheet.manuscript;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an editor can say of an article, under the names that this and other systems have for it, the first being ours. */
enum Field {
    TITLE("a text", "\"Harbour reopens\"", "title"), STANDFIRST("a text", "\"Ships return after nine days\"",
            "standfirst summary description excerpt subtitle"), DATE("a date", "\"2024-05-01 18:00\"",
                    "date publishDate pubdate published publishedAt"), UPDATED("a date", "\"2024-05-01 18:00\"",
                            "updated lastmod modified last_modified_at"), EXPIRES("a date", "\"2024-05-01 18:00\"",
                                    "expires expiryDate unpublishdate"), DRAFT("true or false", "true", "draft"), PUBLISHED(
                                            "a date, or true or false", "false",
                                            ""), STATUS("`draft` or `published`", "\"draft\"", "status"), WITHDRAWN(
                                                    "the reason, or `silent`", "\"The report was wrong\"",
                                                    "withdrawn"), REPLACED_BY("the path or slug of another article",
                                                            "\"harbour-reopens\"", "replaced_by"), AUTHORS(
                                                                    "a name or a list of names", "[\"Ada Byrne\", \"Li Wei\"]",
                                                                    "authors author"), SECTION("a name", "\"Economy\"",
                                                                            "section categories category"), TAGS(
                                                                                    "a list, or a text with commas",
                                                                                    "[\"trade\", \"ports\"]",
                                                                                    "tags keywords"), GENRE("the name of a genre",
                                                                                            "\"analysis\"",
                                                                                            "genre"), SLUG("a text",
                                                                                                    "\"harbour-reopens\"",
                                                                                                    "slug"), ALIASES(
                                                                                                            "an address or a list of addresses",
                                                                                                            "[\"/2009/harbour.html\"]",
                                                                                                            "aliases redirect_from url permalink path"), ID(
                                                                                                                    "a text",
                                                                                                                    "\"b2f1\"",
                                                                                                                    "id"), LANGUAGE(
                                                                                                                            "the tag of a language",
                                                                                                                            "\"zh-Hans\"",
                                                                                                                            "lang language locale"), TRANSLATION_KEY(
                                                                                                                                    "a text",
                                                                                                                                    "\"harbour\"",
                                                                                                                                    "translation_key"), DATELINE(
                                                                                                                                            "a place",
                                                                                                                                            "\"Tianjin\"",
                                                                                                                                            "dateline location"), SOURCE(
                                                                                                                                                    "a name, or a group of `name` and `url`",
                                                                                                                                                    "\"IPR in China\"",
                                                                                                                                                    "source"), ORIGINAL(
                                                                                                                                                            "an address",
                                                                                                                                                            "\"https://example.org/story\"",
                                                                                                                                                            "canonical_url original_url"), IMAGE(
                                                                                                                                                                    "a path, or a group of `src`, `alt`, `caption` and `credit`",
                                                                                                                                                                    "\"harbour.jpg\"",
                                                                                                                                                                    "image cover hero thumbnail featured_image"), CORRECTIONS(
                                                                                                                                                                            "a list of groups of `date` and `text`",
                                                                                                                                                                            "[{\"date\": \"2024-05-01\", \"text\": \"It was nine days\"}]",
                                                                                                                                                                            "corrections"), EVERGREEN(
                                                                                                                                                                                    "true or false",
                                                                                                                                                                                    "true",
                                                                                                                                                                                    "evergreen"), NOINDEX(
                                                                                                                                                                                            "true or false",
                                                                                                                                                                                            "true",
                                                                                                                                                                                            "noindex"), ROBOTS(
                                                                                                                                                                                                    "rules for search engines",
                                                                                                                                                                                                    "\"noindex\"",
                                                                                                                                                                                                    "robots"), SITEMAP(
                                                                                                                                                                                                            "true or false",
                                                                                                                                                                                                            "false",
                                                                                                                                                                                                            "sitemap"), NAME(
                                                                                                                                                                                                                    "a text",
                                                                                                                                                                                                                    "\"Ada Byrne\"",
                                                                                                                                                                                                                    ""), ROLE(
                                                                                                                                                                                                                            "a text",
                                                                                                                                                                                                                            "\"Editor\"",
                                                                                                                                                                                                                            ""), LINKS(
                                                                                                                                                                                                                                    "an address, or a list of groups of `name` and `url`",
                                                                                                                                                                                                                                    "[\"https://example.org/ada\"]",
                                                                                                                                                                                                                                    "");

    private static final Map<String, Field> BY_NAME = Stream.of(values())
            .flatMap(field -> field.names().map(name -> Map.entry(Vocabulary.fold(name), field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Vocabulary ALL = new Vocabulary(Stream.of(values()).flatMap(Field::names).toArray(String[]::new));

    private final String expected;
    private final String example;
    private final String names;

    Field(String expected, String example, String names) {
        this.expected = expected;
        this.example = example;
        this.names = names;
    }

    static Optional<Field> named(String key) {
        return Optional.ofNullable(BY_NAME.get(Vocabulary.fold(key)));
    }

    static Optional<String> nearest(String key) {
        return ALL.nearest(key);
    }

    private Stream<String> names() {
        return Stream.of(names.split(" ")).filter(name -> !name.isEmpty());
    }

    String expected() {
        return expected;
    }

    String example() {
        return example;
    }

    /** Which of two names counts: the lower rank. */
    int rank(String key) {
        return names().map(Vocabulary::fold).toList().indexOf(Vocabulary.fold(key));
    }
}
