package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.web.PermanentRedirect;
import press.broadsheet.web.RequestedAddress;

/** Asks the ledger about every address that no other controller has taken: what an old site left may have any form. */
@Controller
class ArticleController {

    private final Permalinks permalinks;
    private final StoryRoom room;
    private final Nothing nothing;

    ArticleController(Permalinks permalinks, StoryRoom room, Nothing nothing) {
        this.permalinks = permalinks;
        this.room = room;
        this.nothing = nothing;
    }

    @GetMapping("/**")
    ModelAndView show(
            @RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested, HttpServletResponse response) {
        Optional<Address> ended = requested.gone().map(gone -> gone);
        return switch (ended.orElseGet(() -> permalinks.at(requested.address().path()))) {
            case Address.Live(Article article) -> {
                Robots.refuse(response, article.noindex());
                yield article.kind() == ArticleKind.PAGE
                        ? new ModelAndView("standing", "page", room.standing(article))
                        : new ModelAndView("article", "page", room.page(article));
            }
            case Address.Moved(String to) -> PermanentRedirect.to(to + requested.querySuffix());
            case Address.Gone(Tombstone tombstone) -> nothing.left(tombstone);
            case Address.Unknown() -> nothing.found();
        };
    }
}
