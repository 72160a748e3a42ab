package press.broadsheet.pages.card;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import press.broadsheet.pages.files.FileResponses;
import press.broadsheet.pages.files.RobotsHeader;

/** Serves only cards that a live page links to. An invented hash gets 404 and draws nothing. */
@Controller
class SocialCardController {

    private static final String HASH = "[0-9a-f]{64}";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final SocialCards socialCards;
    private final FileResponses fileResponses;

    SocialCardController(SocialCards socialCards, FileResponses fileResponses) {
        this.socialCards = socialCards;
        this.fileResponses = fileResponses;
    }

    @GetMapping("/cards/{hash}.png")
    void send(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SocialCard> card = Optional.of(hash).filter(it -> it.matches(HASH)).flatMap(socialCards::find);
        if (card.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Path> file = socialCards.file(card.get());
        if (file.isPresent()) {
            RobotsHeader.setNoindex(response, socialCards.noindex(card.get()));
            fileResponses.send(file.get(), hash, SocialCard.TYPE, request, response);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
