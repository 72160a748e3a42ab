package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.publication.ArticleSummary;

/** A few suggested articles for a page without the requested content, and a heading that explains the choice. */
record Suggestions(String heading, List<Teaser> teasers) {

    static final Suggestions NONE = new Suggestions("", List.of());

    static Suggestions of(String heading, List<ArticleSummary> articles, Localizer localizer) {
        return new Suggestions(heading, articles.stream().map(localizer::headlineTeaser).toList());
    }
}
