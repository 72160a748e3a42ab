package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Translation;

/**
 * What a page tells search engines and social networks: nothing but what it shows its readers too.
 *
 * @param graph the Open Graph properties, in their order
 * @param data JSON-LD that may stand in a script element as it is
 * @param markdown address of the same text as plain Markdown
 * @param alternates the same story in every language there is, its own too; none where there is but one
 */
record Facts(
        List<OpenGraph.Property> graph,
        Optional<String> data,
        Optional<String> markdown,
        List<Version.Alternate> alternates) {

    /** Of a page that says why there is no page. */
    static final Facts NONE = new Facts(List.of(), Optional.empty(), Optional.empty(), List.of());

    static Facts ofFront(Head head, Voice voice) {
        return of(OpenGraph.of("website", voice.publication().name(), head, voice), StructuredData.of(voice).front());
    }

    /**
     * A page that lists stories.
     *
     * @param trail the pages above it, without the front page and itself
     */
    static Facts ofListing(String name, List<Crumb> trail, Head head, Voice voice) {
        return of(OpenGraph.of("website", name, head, voice), StructuredData.of(voice).listing(name, trail, head));
    }

    /** The page of an author, of whom the head's description tells. */
    static Facts ofAuthor(
            Label author, Optional<Picture> portrait, List<Crumb> trail, Head head, Voice voice) {
        return of(
                OpenGraph.of("profile", author.name(), head, voice),
                StructuredData.of(voice).author(author, portrait, trail, head));
    }

    static Facts ofStandingPage(Article page, Head head, Voice voice) {
        return of(OpenGraph.of("website", page.text().headline(), head, voice), StructuredData.of(voice).standing(page, head));
    }

    static Facts ofArticle(Article article, List<Translation> translations, Head head, Voice voice) {
        return new Facts(
                OpenGraph.of(article, translations, head, voice),
                Optional.of(StructuredData.of(voice).article(article, head)),
                Optional.of(article.address() + ".md"),
                Version.alternates(article, translations, voice.publication()));
    }

    /** How a shared link looks on X: with a picture above it, if there is one to show. */
    public String card() {
        return graph.stream().anyMatch(property -> property.name().equals("og:image")) ? "summary_large_image" : "summary";
    }

    private static Facts of(List<OpenGraph.Property> graph, String data) {
        return new Facts(graph, Optional.of(data), Optional.empty(), List.of());
    }
}
