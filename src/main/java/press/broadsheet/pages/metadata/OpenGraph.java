package press.broadsheet.pages.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.pages.card.SocialCard;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.MediaAsset;
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
    static List<Property> of(String type, String title, HtmlHead htmlHead, PageFormat pageFormat) {
        return new OpenGraph().page(type, title, htmlHead, pageFormat).ofPaper(pageFormat).properties;
    }

    static List<Property> of(Article article, List<Translation> translations, HtmlHead htmlHead, PageFormat pageFormat) {
        return new OpenGraph().page("article", article.text().headline(), htmlHead, pageFormat).also(translations).article(article,
                pageFormat).properties;
    }

    private OpenGraph page(String type, String title, HtmlHead htmlHead, PageFormat pageFormat) {
        add("og:title", title);
        add("og:type", type);
        htmlHead.canonical().ifPresent(address -> add("og:url", address));
        htmlHead.description().ifPresent(text -> add("og:description", text));
        add("og:site_name", pageFormat.publication().name());
        locale(htmlHead.language()).ifPresent(locale -> add("og:locale", locale));
        return this;
    }

    /** Of a page that is no story's and has no picture of its own. */
    private OpenGraph ofPaper(PageFormat pageFormat) {
        card(SocialCard.ofPaper(pageFormat), pageFormat.publication().name(), pageFormat);
        return this;
    }

    private OpenGraph also(List<Translation> translations) {
        translations.stream().flatMap(it -> locale(Locale.forLanguageTag(it.language())).stream())
                .forEach(locale -> add("og:locale:alternate", locale));
        return this;
    }

    private OpenGraph article(Article article, PageFormat pageFormat) {
        article.hero().filter(imageReference -> imageReference.file().isPresent()).ifPresentOrElse(
                imageReference -> imageReference.file().ifPresent(file -> picture(imageReference, file, pageFormat)),
                () -> card(SocialCard.of(article, pageFormat), article.text().headline(), pageFormat));
        time("article:published_time", article.dates().published(), pageFormat);
        time("article:modified_time", article.dates().updated(), pageFormat);
        time("article:expiration_time", article.dates().expires(), pageFormat);
        article.labels().authors().forEach(author -> add("article:author", pageFormat.publication().absolute(author.address())));
        article.labels().section().map(Label::name).ifPresent(name -> add("article:section", name));
        article.labels().tags().forEach(tag -> add("article:tag", tag.name()));
        return this;
    }

    private void picture(ImageReference imageReference, MediaAsset file, PageFormat pageFormat) {
        add("og:image", pageFormat.publication().absolute(file.address()));
        add("og:image:type", file.type());
        add("og:image:width", Integer.toString(file.width()));
        add("og:image:height", Integer.toString(file.height()));
        imageReference.alt().ifPresent(alt -> add("og:image:alt", alt));
    }

    private void card(SocialCard socialCard, String alt, PageFormat pageFormat) {
        add("og:image", pageFormat.publication().absolute(socialCard.address()));
        add("og:image:type", SocialCard.TYPE);
        add("og:image:width", Integer.toString(SocialCard.WIDTH));
        add("og:image:height", Integer.toString(SocialCard.HEIGHT));
        add("og:image:alt", alt);
    }

    private void time(String name, Optional<EditorialDate> moment, PageFormat pageFormat) {
        moment.map(pageFormat.almanac()::iso).ifPresent(iso -> add(name, iso));
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
