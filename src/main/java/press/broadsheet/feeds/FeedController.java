package press.broadsheet.feeds;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/** The newest stories, and page by page all older ones, of the paper or of one label, in each of the formats. */
@Controller
class FeedController {

    private static final String FORMAT = "/feed.{format:atom|rss|json}";

    private final Articles articles;
    private final Labels labels;
    private final Publication publication;
    private final FeedAssembler room;

    FeedController(Articles articles, Labels labels, Publication publication, FeedAssembler room) {
        this.articles = articles;
        this.labels = labels;
        this.publication = publication;
        this.room = room;
    }

    @GetMapping(FORMAT)
    ModelAndView paper(@PathVariable String format, @RequestParam Optional<String> before) {
        return answer(FeedRequest.ofPaper(format, before));
    }

    @GetMapping("/corrections" + FORMAT)
    ModelAndView corrections(@PathVariable String format) {
        Feed feed = room.corrections(format);
        return new ModelAndView(feed.channel().view(), "feed", feed);
    }

    @GetMapping("/sections/{slug}" + FORMAT)
    ModelAndView section(
            @PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return under(Label.Kind.SECTION, slug, format, before);
    }

    @GetMapping("/tags/{slug}" + FORMAT)
    ModelAndView tag(@PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return under(Label.Kind.TAG, slug, format, before);
    }

    @GetMapping("/authors/{slug}" + FORMAT)
    ModelAndView author(
            @PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return under(Label.Kind.AUTHOR, slug, format, before);
    }

    private ModelAndView under(Label.Kind kind, String slug, String format, Optional<String> before) {
        return FeedRequest.slug(slug)
                .flatMap(it -> labels.find(kind, it))
                .map(borne -> answer(FeedRequest.of(borne.label(), format, before)))
                .orElseThrow(FeedController::notFound);
    }

    private ModelAndView answer(FeedRequest feedRequest) {
        return feedRequest.turn().map(cursor -> switch (list(feedRequest.label(), cursor)) {
            case ListingResult.Found(var slice) -> new ModelAndView(feedRequest.view(), "feed", room.feed(feedRequest, slice));
            case ListingResult.Moved(Slug to) -> PermanentRedirect.to(feedRequest.before(to));
            case ListingResult.Unknown() -> throw notFound();
        }).orElseThrow(FeedController::notFound);
    }

    private ListingResult list(Optional<Label> label, Cursor cursor) {
        int size = publication.pageSize();
        return label.map(it -> articles.under(it.kind(), it.slug(), cursor, size))
                .orElseGet(() -> articles.newest(cursor, size));
    }

    /** The error page tells of it. */
    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
