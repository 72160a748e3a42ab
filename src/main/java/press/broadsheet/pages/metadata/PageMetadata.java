package press.broadsheet.pages.metadata;

import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.view.LanguageVersion;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Translation;

/**
 * A page's metadata for search engines and social networks: nothing that the page does not show.
 *
 * @param openGraph the Open Graph properties, in their order
 * @param jsonLd JSON-LD that is safe inside a script element
 * @param markdown address of the article as Markdown
 * @param alternates all language versions, including this one; empty if there is only one
 */
public record PageMetadata(
        List<OpenGraph.Property> openGraph,
        Optional<String> jsonLd,
        Optional<String> markdown,
        List<LanguageVersion.Alternate> alternates) {

    /** For error pages. */
    public static final PageMetadata NONE = new PageMetadata(List.of(), Optional.empty(), Optional.empty(), List.of());

    public static PageMetadata ofFrontPage(HtmlHead htmlHead, Localizer localizer) {
        return of(OpenGraph.of("website", localizer.publication().name(), htmlHead, localizer), JsonLd.of(localizer).webSite());
    }

    /**
     * For listings.
     *
     * @param trail the pages above it, without the front page and itself
     */
    public static PageMetadata ofListing(String name, List<NamedLink> trail, HtmlHead htmlHead, Localizer localizer) {
        return of(OpenGraph.of("website", name, htmlHead, localizer), JsonLd.of(localizer).listing(name, trail, htmlHead));
    }

    /** For an author's page; the head's description describes the author. */
    public static PageMetadata ofAuthor(
            Label author, Optional<ImageReference> portrait, List<NamedLink> trail, HtmlHead htmlHead, Localizer localizer) {
        return of(
                OpenGraph.of("profile", author.name(), htmlHead, localizer),
                JsonLd.of(localizer).author(author, portrait, trail, htmlHead));
    }

    public static PageMetadata ofStandingPage(Article page, HtmlHead htmlHead, Localizer localizer) {
        return of(OpenGraph.of("website", page.text().headline(), htmlHead, localizer),
                JsonLd.of(localizer).standingPage(page, htmlHead));
    }

    public static PageMetadata ofArticle(Article article, List<Translation> translations, HtmlHead htmlHead,
            Localizer localizer) {
        return new PageMetadata(
                OpenGraph.of(article, translations, htmlHead, localizer),
                Optional.of(JsonLd.of(localizer).article(article, htmlHead)),
                Optional.of(article.address() + ".md"),
                LanguageVersion.alternates(article, translations, localizer.publication()));
    }

    /** The card type on X: with a large image, if there is one. */
    public String twitterCard() {
        return openGraph.stream().anyMatch(property -> property.name().equals("og:image")) ? "summary_large_image" : "summary";
    }

    private static PageMetadata of(List<OpenGraph.Property> graph, String data) {
        return new PageMetadata(graph, Optional.of(data), Optional.empty(), List.of());
    }
}
