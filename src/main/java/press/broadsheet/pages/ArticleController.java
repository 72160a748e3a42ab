package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.WebAddress;

/** Asks the ledger about every address that no other controller has taken: what an old site left may have any form. */
@Controller
class ArticleController {

    /** Where the edge leaves the end of an alias that it has followed. */
    private static final String GONE = Address.Gone.class.getName();

    private final Permalinks permalinks;
    private final StoryRoom room;
    private final Nothing nothing;

    ArticleController(Permalinks permalinks, StoryRoom room, Nothing nothing) {
        this.permalinks = permalinks;
        this.room = room;
        this.nothing = nothing;
    }

    @GetMapping("/**")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(GONE) instanceof Address.Gone gone) {
            return answer(gone, "", response);
        }
        String query = Optional.ofNullable(request.getQueryString()).map(it -> "?" + it).orElse("");
        return WebAddress.parse(request.getRequestURI())
                .map(asked -> answer(permalinks.at(asked.key()), query, response))
                .orElseGet(nothing::found);
    }

    private ModelAndView answer(Address address, String query, HttpServletResponse response) {
        return switch (address) {
            case Address.Live(Article article) -> {
                Robots.refuse(response, article.noindex());
                yield article.kind() == ArticleKind.PAGE
                        ? new ModelAndView("standing", "page", room.standing(article))
                        : new ModelAndView("article", "page", room.page(article));
            }
            case Address.Moved(String to) -> Elsewhere.at(to + query);
            case Address.Gone(Tombstone tombstone) -> nothing.left(tombstone);
            case Address.Unknown() -> nothing.found();
        };
    }
}
