package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.publication.ArticleSummary;

/** A few stories that a page offers for want of what was asked for, and why these. */
record Suggestions(String heading, List<Teaser> teasers) {

    static final Suggestions NONE = new Suggestions("", List.of());

    static Suggestions of(String heading, List<ArticleSummary> stories, Localizer localizer) {
        return new Suggestions(heading, stories.stream().map(localizer::headlineTeaser).toList());
    }
}
