package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Source;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page's facts as JSON-LD, told as the page itself tells them. What it returns may stand in a script element: no
 * character in it can end one, begin a comment or be taken for a reference (HTML Standard, 4.12.1.3).
 */
final class StructuredData {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private final Voice voice;

    private StructuredData(Voice voice) {
        this.voice = voice;
    }

    static StructuredData of(Voice voice) {
        return new StructuredData(voice);
    }

    /** The paper itself. */
    String front() {
        return json(new Thing.WebSite(
                voice.publication().name(),
                absolute("/"),
                voice.publication().description(),
                voice.language().toLanguageTag(),
                publisher()));
    }

    String listing(String name, List<Crumb> trail, Head head) {
        String url = head.canonical().orElse("");
        return json(
                new Thing.CollectionPage(name, url, head.description(), head.languageTag(), publisher()),
                breadcrumbs(trail, name, url));
    }

    String author(Label author, Optional<Picture> portrait, List<Crumb> trail, Head head) {
        String url = head.canonical().orElse("");
        Thing.Person person = new Thing.Person(
                author.name(), absolute(author.address()), head.description(), portrait.flatMap(this::image));
        return json(
                new Thing.ProfilePage(url, head.languageTag(), person),
                breadcrumbs(trail, author.name(), url));
    }

    /** schema.org has a name for the page about the publisher, and none for the other standing pages. */
    String standing(Article page, Head head) {
        String url = head.canonical().orElse("");
        String type = page.slug().value().matches("about(-.*)?") ? "AboutPage" : "WebPage";
        return json(
                new Thing.WebPage(type, page.text().headline(), url, head.description(), head.languageTag(),
                        page.dates().updated().map(voice.almanac()::iso), publisher()),
                breadcrumbs(List.of(), page.text().headline(), url));
    }

    String article(Article article, Head head) {
        String url = head.canonical().orElse("");
        List<Crumb> trail = article.labels().section().map(it -> new Crumb(it.name(), it.address())).stream().toList();
        return json(story(article, url, head), breadcrumbs(trail, article.text().headline(), url));
    }

    private Thing.Story story(Article article, String url, Head head) {
        Optional<String> dateline = article.text().dateline();
        return new Thing.Story(
                type(article.labels().genre()),
                article.text().headline(),
                url,
                url,
                article.dates().published().map(voice.almanac()::iso),
                article.dates().updated().map(voice.almanac()::iso),
                article.dates().expires().map(voice.almanac()::iso),
                article.labels().authors().stream().map(this::person).toList(),
                article.labels().section().map(Label::name),
                article.labels().tags().stream().map(Label::name).toList(),
                article.text().body().words(),
                head.languageTag(),
                true,
                dateline.filter(place -> article.labels().genre() != Genre.SPONSORED),
                dateline.map(Thing.Place::new),
                article.credits().source().flatMap(Source::url),
                article.credits().source().map(Source::name),
                article.hero().flatMap(this::image).or(() -> Optional.of(image(Card.of(article, voice)))),
                article.credits().corrections().stream().map(this::correction).toList(),
                publisher());
    }

    private Optional<Thing.ImageObject> image(Picture picture) {
        return picture.file().map(file -> new Thing.ImageObject(absolute(file.address()), file.type(), file.width(),
                file.height(), picture.caption(), picture.credit()));
    }

    private Thing.ImageObject image(Card card) {
        return new Thing.ImageObject(absolute(card.address()), Card.TYPE, Card.WIDTH, Card.HEIGHT, Optional.empty(),
                Optional.empty());
    }

    /** schema.org knows paid matter as an Article and not as a NewsArticle, which alone has a dateline. */
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

    private Thing.Person person(Label author) {
        return new Thing.Person(author.name(), absolute(author.address()), Optional.empty(), Optional.empty());
    }

    private Thing.CorrectionComment correction(Correction correction) {
        return new Thing.CorrectionComment(correction.text(), voice.almanac().iso(correction.date()));
    }

    private Thing.NewsMediaOrganization publisher() {
        return new Thing.NewsMediaOrganization(voice.publication().name(), absolute("/"), absolute(voice.logo()));
    }

    private Thing.BreadcrumbList breadcrumbs(List<Crumb> trail, String name, String url) {
        List<Thing.ListItem> items = new ArrayList<>();
        items.add(new Thing.ListItem(1, voice.words().of("front.page"), absolute("/")));
        trail.forEach(it -> items.add(new Thing.ListItem(items.size() + 1, it.name(), absolute(it.address()))));
        items.add(new Thing.ListItem(items.size() + 1, name, url));
        return new Thing.BreadcrumbList(items);
    }

    private String absolute(String address) {
        return voice.publication().absolute(address);
    }

    /** Outside of its strings JSON has none of these characters; U+2028 and U+2029 end a line for some who read scripts. */
    private static String json(Thing... things) {
        return JSON.writeValueAsString(new Thing.Graph(List.of(things)))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
