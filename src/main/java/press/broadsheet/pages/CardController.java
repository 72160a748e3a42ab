package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends the cards that pages name, and no others: nothing can be made up by asking for it. */
@Controller
class CardController {

    private static final String HASH = "[0-9a-f]{64}";
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final String PATIENCE_SECONDS = "5";

    private final CardRoom room;

    CardController(CardRoom room) {
        this.room = room;
    }

    @GetMapping("/cards/{hash}.png")
    @Nullable
    ResponseEntity<Resource> send(@PathVariable String hash, HttpServletResponse response) throws IOException {
        Optional<Card> card = Optional.of(hash).filter(it -> it.matches(HASH)).flatMap(room::find);
        if (card.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        return room.file(card.get()).map(file -> answer(hash, file, response)).orElseGet(CardController::later);
    }

    private static ResponseEntity<Resource> answer(String hash, Path file, HttpServletResponse response) {
        // set here, since those of a ResponseEntity come on top of the edge's
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        return ResponseEntity.ok().cacheControl(FOR_EVER).eTag("\"" + hash + "\"").contentType(MediaType.IMAGE_PNG)
                .body(new FileSystemResource(file));
    }

    private static ResponseEntity<Resource> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.RETRY_AFTER, PATIENCE_SECONDS).build();
    }
}
