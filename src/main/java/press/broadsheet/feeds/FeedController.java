package press.broadsheet.feeds;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/** Serves the feeds of the publication and of each label in every format, with archive documents for older articles. */
@Controller
class FeedController {

    private static final String FORMAT = "/feed.{format:atom|rss|json}";

    private final ArticleListings articleListings;
    private final Labels labels;
    private final Publication publication;
    private final FeedAssembler assembler;

    FeedController(ArticleListings articleListings, Labels labels, Publication publication, FeedAssembler assembler) {
        this.articleListings = articleListings;
        this.labels = labels;
        this.publication = publication;
        this.assembler = assembler;
    }

    @GetMapping(FORMAT)
    ModelAndView publicationFeed(@PathVariable String format, @RequestParam Optional<String> before) {
        return respond(FeedRequest.ofPublication(format, before));
    }

    @GetMapping("/corrections" + FORMAT)
    ModelAndView corrections(@PathVariable String format) {
        Feed feed = assembler.corrections(format);
        return new ModelAndView(feed.request().viewName(), "feed", feed);
    }

    @GetMapping("/sections/{slug}" + FORMAT)
    ModelAndView section(
            @PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return labelFeed(Label.Kind.SECTION, slug, format, before);
    }

    @GetMapping("/tags/{slug}" + FORMAT)
    ModelAndView tag(@PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return labelFeed(Label.Kind.TAG, slug, format, before);
    }

    @GetMapping("/authors/{slug}" + FORMAT)
    ModelAndView author(
            @PathVariable String slug, @PathVariable String format, @RequestParam Optional<String> before) {
        return labelFeed(Label.Kind.AUTHOR, slug, format, before);
    }

    private ModelAndView labelFeed(Label.Kind kind, String slug, String format, Optional<String> before) {
        return FeedRequest.parseSlug(slug)
                .flatMap(it -> labels.find(kind, it))
                .map(labelCount -> respond(FeedRequest.of(labelCount.label(), format, before)))
                .orElseThrow(FeedController::notFound);
    }

    private ModelAndView respond(FeedRequest feedRequest) {
        return feedRequest.cursor().map(cursor -> switch (findSlice(feedRequest.label(), cursor)) {
            case ListingResult.Found(var slice) ->
                new ModelAndView(feedRequest.viewName(), "feed", assembler.feed(feedRequest, slice));
            case ListingResult.Moved(Slug to) -> PermanentRedirect.to(feedRequest.addressBefore(to));
            case ListingResult.Unknown() -> throw notFound();
        }).orElseThrow(FeedController::notFound);
    }

    private ListingResult findSlice(Optional<Label> label, Cursor cursor) {
        int size = publication.pageSize();
        return label.map(it -> articleListings.byLabel(it.kind(), it.slug(), cursor, size))
                .orElseGet(() -> articleListings.newest(cursor, size));
    }

    /** Handled by the error page. */
    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
