package press.broadsheet.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

/** The newest stories, for pages that have nothing else to offer. */
@Component
class LatestArticles {

    static final int STORIES = 3;

    private final Articles articles;

    LatestArticles(Articles articles) {
        this.articles = articles;
    }

    Suggestions offer(PageFormat pageFormat) {
        return Suggestions.of(pageFormat.words().of("nothing.stories"), stories(), pageFormat);
    }

    private List<ArticleSummary> stories() {
        return articles.newest(new Cursor.Newest(), STORIES) instanceof ListingResult.Found(var slice) ? slice.items() : List.of();
    }
}
