package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Translation;

/** How a page looks where somebody shares it (ogp.me). */
final class OpenGraph {

    /** Where a language is mostly at home, since {@code og:locale} names a territory too and means en_US if it is absent. */
    private static final Map<String, String> HOMES = Map.of("ar", "ar_AR", "de", "de_DE", "en", "en_GB", "es", "es_ES",
            "fr", "fr_FR", "ja", "ja_JP", "ko", "ko_KR", "pt", "pt_PT", "ru", "ru_RU", "zh", "zh_CN");

    /** One {@code meta} element; the attribute that holds its name is {@code property}. */
    record Property(String name, String content) {}

    private final List<Property> properties = new ArrayList<>();

    private OpenGraph() {}

    /** Of any page; {@code title} is its name without the paper's. */
    static List<Property> of(String type, String title, Head head, Voice voice) {
        return new OpenGraph().page(type, title, head, voice).ofPaper(voice).properties;
    }

    static List<Property> of(Article article, List<Translation> translations, Head head, Voice voice) {
        return new OpenGraph().page("article", article.text().headline(), head, voice).also(translations).article(article,
                voice).properties;
    }

    private OpenGraph page(String type, String title, Head head, Voice voice) {
        add("og:title", title);
        add("og:type", type);
        head.canonical().ifPresent(address -> add("og:url", address));
        head.description().ifPresent(text -> add("og:description", text));
        add("og:site_name", voice.publication().name());
        locale(head.language()).ifPresent(locale -> add("og:locale", locale));
        return this;
    }

    /** Of a page that is no story's and has no picture of its own. */
    private OpenGraph ofPaper(Voice voice) {
        card(Card.ofPaper(voice), voice.publication().name(), voice);
        return this;
    }

    private OpenGraph also(List<Translation> translations) {
        translations.stream().flatMap(it -> locale(Locale.forLanguageTag(it.language())).stream())
                .forEach(locale -> add("og:locale:alternate", locale));
        return this;
    }

    private OpenGraph article(Article article, Voice voice) {
        article.hero().filter(picture -> picture.file().isPresent()).ifPresentOrElse(
                picture -> picture.file().ifPresent(file -> picture(picture, file, voice)),
                () -> card(Card.of(article, voice), article.text().headline(), voice));
        time("article:published_time", article.dates().published(), voice);
        time("article:modified_time", article.dates().updated(), voice);
        time("article:expiration_time", article.dates().expires(), voice);
        article.labels().authors().forEach(author -> add("article:author", voice.publication().absolute(author.address())));
        article.labels().section().map(Label::name).ifPresent(name -> add("article:section", name));
        article.labels().tags().forEach(tag -> add("article:tag", tag.name()));
        return this;
    }

    private void picture(Picture picture, Medium file, Voice voice) {
        add("og:image", voice.publication().absolute(file.address()));
        add("og:image:type", file.type());
        add("og:image:width", Integer.toString(file.width()));
        add("og:image:height", Integer.toString(file.height()));
        picture.alt().ifPresent(alt -> add("og:image:alt", alt));
    }

    private void card(Card card, String alt, Voice voice) {
        add("og:image", voice.publication().absolute(card.address()));
        add("og:image:type", Card.TYPE);
        add("og:image:width", Integer.toString(Card.WIDTH));
        add("og:image:height", Integer.toString(Card.HEIGHT));
        add("og:image:alt", alt);
    }

    private void time(String name, Optional<Moment> moment, Voice voice) {
        moment.map(voice.almanac()::iso).ifPresent(iso -> add(name, iso));
    }

    private void add(String name, String content) {
        if (!content.isBlank()) {
            properties.add(new Property(name, content));
        }
    }

    /** {@code language_TERRITORY}; nothing where the territory would be a guess. */
    static Optional<String> locale(Locale language) {
        if (!language.getCountry().isEmpty()) {
            return Optional.of(language.getLanguage() + "_" + language.getCountry());
        }
        return language.getScript().equals("Hant")
                ? Optional.of("zh_TW")
                : Optional.ofNullable(HOMES.get(language.getLanguage()));
    }
}
