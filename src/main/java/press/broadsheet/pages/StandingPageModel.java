package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.Excerpt;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.pages.view.TimeElement;
import press.broadsheet.publication.Article;

/** The page of a standing page, such as About. */
record StandingPageModel(HtmlHead head, Article article, List<NamedLink> breadcrumbs,
        Optional<TimeElement> updated) implements PageModel {

    private static final int DESCRIPTION_LENGTH = 200;

    static StandingPageModel of(Article page, Localizer localizer) {
        HtmlHead htmlHead =
                HtmlHead.of(localizer.language(), localizer.pageTitle(page.text().headline()), description(page, localizer),
                        localizer.publication().absoluteUrl(page.address()));
        return new StandingPageModel(htmlHead.withMetadata(PageMetadata.ofStandingPage(page, htmlHead, localizer)), page,
                List.of(localizer.home()),
                page.dates().updated().map(localizer.dates()::dateTime));
    }

    @Override
    public boolean isIndexed() {
        return !article.noindex();
    }

    @Override
    public Optional<CurrentSection> currentSection() {
        return Optional.of(CurrentSection.ofPage(article.address()));
    }

    private static Optional<String> description(Article page, Localizer localizer) {
        return page.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(page.text().body().opening(), DESCRIPTION_LENGTH, localizer.language())))
                .filter(text -> !text.isBlank());
    }
}
