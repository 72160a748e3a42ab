package press.broadsheet.pages.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.card.SocialCard;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Source;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the JSON-LD of a page, with the same facts as the page. The result is safe inside a script element: no character in it
 * can end the element, start a comment or be read as a character reference (HTML Standard, 4.12.1.3).
 */
final class JsonLd {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private final Localizer localizer;

    private JsonLd(Localizer localizer) {
        this.localizer = localizer;
    }

    static JsonLd of(Localizer localizer) {
        return new JsonLd(localizer);
    }

    /** The publication. */
    String webSite() {
        return toJson(new SchemaOrg.WebSite(
                localizer.publication().name(),
                absolute("/"),
                localizer.publication().description(),
                localizer.language().toLanguageTag(),
                publisher()));
    }

    String listing(String name, List<NamedLink> trail, HtmlHead htmlHead) {
        String url = htmlHead.canonical().orElse("");
        return toJson(
                new SchemaOrg.CollectionPage(name, url, htmlHead.description(), htmlHead.languageTag(), publisher()),
                breadcrumbs(trail, name, url));
    }

    String author(Label author, Optional<ImageReference> portrait, List<NamedLink> trail, HtmlHead htmlHead) {
        String url = htmlHead.canonical().orElse("");
        SchemaOrg.Person person = new SchemaOrg.Person(
                author.name(), absolute(author.address()), htmlHead.description(), portrait.flatMap(this::image));
        return toJson(
                new SchemaOrg.ProfilePage(url, htmlHead.languageTag(), person),
                breadcrumbs(trail, author.name(), url));
    }

    /** schema.org has a type for the page about the publisher, and none for other standing pages. */
    String standingPage(Article page, HtmlHead htmlHead) {
        String url = htmlHead.canonical().orElse("");
        String type = page.slug().value().matches("about(-.*)?") ? "AboutPage" : "WebPage";
        return toJson(
                new SchemaOrg.WebPage(type, page.text().headline(), url, htmlHead.description(), htmlHead.languageTag(),
                        page.dates().updated().map(localizer.dates()::iso), publisher()),
                breadcrumbs(List.of(), page.text().headline(), url));
    }

    String article(Article article, HtmlHead htmlHead) {
        String url = htmlHead.canonical().orElse("");
        List<NamedLink> trail = article.labels().section().map(it -> new NamedLink(it.name(), it.address())).stream().toList();
        return toJson(newsArticle(article, url, htmlHead), breadcrumbs(trail, article.text().headline(), url));
    }

    private SchemaOrg.NewsArticle newsArticle(Article article, String url, HtmlHead htmlHead) {
        Optional<String> dateline = article.text().dateline();
        return new SchemaOrg.NewsArticle(
                type(article.labels().genre()),
                article.text().headline(),
                url,
                url,
                article.dates().published().map(localizer.dates()::iso),
                article.dates().updated().map(localizer.dates()::iso),
                article.dates().expires().map(localizer.dates()::iso),
                article.labels().authors().stream().map(this::person).toList(),
                article.labels().section().map(Label::name),
                article.labels().tags().stream().map(Label::name).toList(),
                article.text().body().words(),
                htmlHead.languageTag(),
                true,
                dateline.filter(place -> article.labels().genre() != Genre.SPONSORED),
                dateline.map(SchemaOrg.Place::new),
                article.credits().source().flatMap(Source::url),
                article.credits().source().map(Source::name),
                article.visibleImage().flatMap(this::image).or(() -> Optional.of(image(SocialCard.of(article, localizer)))),
                article.credits().corrections().stream().map(this::correction).toList(),
                publisher());
    }

    private Optional<SchemaOrg.ImageObject> image(ImageReference imageReference) {
        return imageReference.file().map(file -> new SchemaOrg.ImageObject(absolute(file.address()), file.type(), file.width(),
                file.height(), imageReference.caption(), imageReference.credit()));
    }

    private SchemaOrg.ImageObject image(SocialCard socialCard) {
        return new SchemaOrg.ImageObject(absolute(socialCard.address()), SocialCard.TYPE, SocialCard.WIDTH, SocialCard.HEIGHT,
                Optional.empty(),
                Optional.empty());
    }

    /** In schema.org, sponsored content is an Article but not a NewsArticle, and only that has a dateline. */
    private static String type(Genre genre) {
        return switch (genre) {
            case NEWS -> "NewsArticle";
            case ANALYSIS -> "AnalysisNewsArticle";
            case OPINION -> "OpinionNewsArticle";
            case REVIEW -> "ReviewNewsArticle";
            case BACKGROUND -> "BackgroundNewsArticle";
            case SPONSORED -> "AdvertiserContentArticle";
        };
    }

    private SchemaOrg.Person person(Label author) {
        return new SchemaOrg.Person(author.name(), absolute(author.address()), Optional.empty(), Optional.empty());
    }

    private SchemaOrg.CorrectionComment correction(Correction correction) {
        return new SchemaOrg.CorrectionComment(correction.text(), localizer.dates().iso(correction.date()));
    }

    private SchemaOrg.NewsMediaOrganization publisher() {
        return new SchemaOrg.NewsMediaOrganization(localizer.publication().name(), absolute("/"), absolute(localizer.logo()));
    }

    private SchemaOrg.BreadcrumbList breadcrumbs(List<NamedLink> trail, String name, String url) {
        List<SchemaOrg.ListItem> items = new ArrayList<>();
        items.add(new SchemaOrg.ListItem(1, localizer.messages().get("front.page"), absolute("/")));
        trail.forEach(it -> items.add(new SchemaOrg.ListItem(items.size() + 1, it.name(), absolute(it.address()))));
        items.add(new SchemaOrg.ListItem(items.size() + 1, name, url));
        return new SchemaOrg.BreadcrumbList(items);
    }

    private String absolute(String address) {
        return localizer.publication().absoluteUrl(address);
    }

    /** JSON has these characters only in strings. U+2028 and U+2029 are line terminators to some script parsers. */
    private static String toJson(SchemaOrg... things) {
        return JSON.writeValueAsString(new SchemaOrg.Graph(List.of(things)))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
