package press.broadsheet.pages.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.pages.card.SocialCard;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Translation;

/** The Open Graph properties of a page, for link previews (ogp.me). */
final class OpenGraph {

    /** The main territory of a language: {@code og:locale} requires a territory, and defaults to en_US. */
    private static final Map<String, String> DEFAULT_LOCALES = Map.of("ar", "ar_AR", "de", "de_DE", "en", "en_GB", "es", "es_ES",
            "fr", "fr_FR", "ja", "ja_JP", "ko", "ko_KR", "pt", "pt_PT", "ru", "ru_RU", "zh", "zh_CN");

    /** One {@code meta} element; its {@code property} attribute holds the name. */
    record Property(String name, String content) {}

    private final List<Property> properties = new ArrayList<>();

    private OpenGraph() {}

    /** The properties of any page; {@code title} is without the publication's name. */
    static List<Property> of(String type, String title, HtmlHead htmlHead, Localizer localizer) {
        return new OpenGraph().page(type, title, htmlHead, localizer).publicationCard(localizer).properties;
    }

    static List<Property> of(Article article, List<Translation> translations, HtmlHead htmlHead, Localizer localizer) {
        return new OpenGraph().page("article", article.text().headline(), htmlHead, localizer).alternateLocales(translations)
                .article(article,
                        localizer).properties;
    }

    private OpenGraph page(String type, String title, HtmlHead htmlHead, Localizer localizer) {
        add("og:title", title);
        add("og:type", type);
        htmlHead.canonical().ifPresent(address -> add("og:url", address));
        htmlHead.description().ifPresent(text -> add("og:description", text));
        add("og:site_name", localizer.publication().name());
        locale(htmlHead.language()).ifPresent(locale -> add("og:locale", locale));
        return this;
    }

    /** For a page that is not an article and has no image of its own. */
    private OpenGraph publicationCard(Localizer localizer) {
        card(SocialCard.ofPublication(localizer), localizer.publication().name(), localizer);
        return this;
    }

    private OpenGraph alternateLocales(List<Translation> translations) {
        translations.stream().flatMap(it -> locale(Locale.forLanguageTag(it.language())).stream())
                .forEach(locale -> add("og:locale:alternate", locale));
        return this;
    }

    private OpenGraph article(Article article, Localizer localizer) {
        article.visibleImage().filter(imageReference -> imageReference.file().isPresent()).ifPresentOrElse(
                imageReference -> imageReference.file().ifPresent(file -> image(imageReference, file, localizer)),
                () -> card(SocialCard.of(article, localizer), article.text().headline(), localizer));
        time("article:published_time", article.dates().published(), localizer);
        time("article:modified_time", article.dates().updated(), localizer);
        time("article:expiration_time", article.dates().expires(), localizer);
        article.labels().authors()
                .forEach(author -> add("article:author", localizer.publication().absoluteUrl(author.address())));
        article.labels().section().map(Label::name).ifPresent(name -> add("article:section", name));
        article.labels().tags().forEach(tag -> add("article:tag", tag.name()));
        return this;
    }

    private void image(ImageReference imageReference, MediaAsset file, Localizer localizer) {
        add("og:image", localizer.publication().absoluteUrl(file.address()));
        add("og:image:type", file.type());
        add("og:image:width", Integer.toString(file.width()));
        add("og:image:height", Integer.toString(file.height()));
        imageReference.alt().ifPresent(alt -> add("og:image:alt", alt));
    }

    private void card(SocialCard socialCard, String alt, Localizer localizer) {
        add("og:image", localizer.publication().absoluteUrl(socialCard.address()));
        add("og:image:type", SocialCard.TYPE);
        add("og:image:width", Integer.toString(SocialCard.WIDTH));
        add("og:image:height", Integer.toString(SocialCard.HEIGHT));
        add("og:image:alt", alt);
    }

    private void time(String name, Optional<EditorialDate> moment, Localizer localizer) {
        moment.map(localizer.dates()::iso).ifPresent(iso -> add(name, iso));
    }

    private void add(String name, String content) {
        if (!content.isBlank()) {
            properties.add(new Property(name, content));
        }
    }

    /** {@code language_TERRITORY}; empty if the territory would be a guess. */
    static Optional<String> locale(Locale language) {
        if (!language.getCountry().isEmpty()) {
            return Optional.of(language.getLanguage() + "_" + language.getCountry());
        }
        return language.getScript().equals("Hant")
                ? Optional.of("zh_TW")
                : Optional.ofNullable(DEFAULT_LOCALES.get(language.getLanguage()));
    }
}
