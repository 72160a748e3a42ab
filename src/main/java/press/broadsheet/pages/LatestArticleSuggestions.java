package press.broadsheet.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

/** Suggests the newest articles, for pages that have nothing more relevant. */
@Component
class LatestArticleSuggestions {

    static final int COUNT = 3;

    private final ArticleListings articleListings;

    LatestArticleSuggestions(ArticleListings articleListings) {
        this.articleListings = articleListings;
    }

    Suggestions suggestions(Localizer localizer) {
        return Suggestions.of(localizer.messages().get("suggestions.latest"), newest(), localizer);
    }

    private List<ArticleSummary> newest() {
        return articleListings.newest(new Cursor.Newest(), COUNT) instanceof ListingResult.Found(var slice)
                ? slice.items()
                : List.of();
    }
}
