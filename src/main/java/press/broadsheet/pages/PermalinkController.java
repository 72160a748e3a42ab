package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.files.RobotsHeader;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.web.PermanentRedirect;
import press.broadsheet.web.RequestedAddress;

/** Resolves all addresses that no other controller handles in the ledger: addresses of former sites may have any form. */
@Controller
class PermalinkController {

    private final Permalinks permalinks;
    private final ArticlePageAssembler assembler;
    private final MissingPageResponses missingPageResponses;

    PermalinkController(Permalinks permalinks, ArticlePageAssembler assembler, MissingPageResponses missingPageResponses) {
        this.permalinks = permalinks;
        this.assembler = assembler;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping("/**")
    ModelAndView show(
            @RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested, HttpServletResponse response) {
        Optional<PermalinkState> gone = requested.gone().map(state -> state);
        return switch (gone.orElseGet(() -> permalinks.resolve(requested.address().path()))) {
            case PermalinkState.Live(Article article) -> {
                RobotsHeader.setNoindex(response, article.noindex());
                yield article.kind() == ArticleKind.PAGE
                        ? new ModelAndView("standing-page", "page", assembler.standingPage(article))
                        : new ModelAndView("article", "page", assembler.articlePage(article));
            }
            case PermalinkState.Moved(String to) -> PermanentRedirect.to(to + requested.querySuffix());
            case PermalinkState.Gone(Tombstone tombstone) -> missingPageResponses.gone(tombstone);
            case PermalinkState.Unknown() -> missingPageResponses.notFound();
        };
    }
}
