package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.Excerpt;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.TimeElement;
import press.broadsheet.publication.Article;

/** A standing page, set. */
record StandingPageModel(HtmlHead head, Article standing, List<Breadcrumb> crumbs, Optional<TimeElement> updated) implements PageModel {

    private static final int DESCRIPTION_LENGTH = 200;

    static StandingPageModel of(Article page, PageFormat pageFormat) {
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(page.text().headline()), description(page, pageFormat),
                pageFormat.publication().absolute(page.address()));
        return new StandingPageModel(htmlHead.telling(PageMetadata.ofStandingPage(page, htmlHead, pageFormat)), page, List.of(pageFormat.home()),
                page.dates().updated().map(pageFormat.almanac()::full));
    }

    @Override
    public boolean isIndexed() {
        return !standing.noindex();
    }

    @Override
    public Optional<CurrentSection> tab() {
        return Optional.of(CurrentSection.itself(standing.address()));
    }

    private static Optional<String> description(Article page, PageFormat pageFormat) {
        return page.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(page.text().body().opening(), DESCRIPTION_LENGTH, pageFormat.language())))
                .filter(text -> !text.isBlank());
    }
}
