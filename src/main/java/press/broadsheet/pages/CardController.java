package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends the cards that pages name, and no others: nothing can be made up by asking for it. */
@Controller
class CardController {

    private static final String HASH = "[0-9a-f]{64}";
    private static final String PATIENCE_SECONDS = "5";

    private final CardRoom room;
    private final Deliveries deliveries;

    CardController(CardRoom room, Deliveries deliveries) {
        this.room = room;
        this.deliveries = deliveries;
    }

    @GetMapping("/cards/{hash}.png")
    void send(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Card> card = Optional.of(hash).filter(it -> it.matches(HASH)).flatMap(room::find);
        if (card.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Path> file = room.file(card.get());
        if (file.isPresent()) {
            Robots.refuse(response, room.noindex(card.get()));
            deliveries.send(file.get(), hash, Card.TYPE, request, response);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.RETRY_AFTER, PATIENCE_SECONDS);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
