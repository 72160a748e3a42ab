package press.broadsheet.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

/** Suggests the newest articles, for pages that have nothing more relevant. */
@Component
class LatestArticles {

    static final int COUNT = 3;

    private final Articles articles;

    LatestArticles(Articles articles) {
        this.articles = articles;
    }

    Suggestions suggestions(Localizer localizer) {
        return Suggestions.of(localizer.messages().get("suggestions.latest"), newest(), localizer);
    }

    private List<ArticleSummary> newest() {
        return articles.newest(new Cursor.Newest(), COUNT) instanceof ListingResult.Found(var slice) ? slice.items() : List.of();
    }
}
