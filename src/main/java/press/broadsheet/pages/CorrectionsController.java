package press.broadsheet.pages;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.Corrections.Mark;
import press.broadsheet.archive.reading.Corrections.Part;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/**
 * Every correction. A position names a story, as in every listing, and which of its corrections is meant; the one
 * that is listed last by default.
 */
@Controller
class CorrectionsController {

    private final Corrections corrections;
    private final Permalinks permalinks;
    private final Publication publication;
    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    CorrectionsController(
            Corrections corrections, Permalinks permalinks, Publication publication, PageFormats pageFormats, MissingPageResponses missingPageResponses) {
        this.corrections = corrections;
        this.permalinks = permalinks;
        this.publication = publication;
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(CorrectionsPage.ADDRESS)
    ModelAndView show(
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> correction) {
        return before.or(() -> after)
                .map(named -> at(before.isPresent() ? "before" : "after", named, correction))
                .orElseGet(() -> page(corrections.newest(publication.pageSize()), CorrectionsPage.ADDRESS));
    }

    private ModelAndView at(String direction, String named, Optional<String> correction) {
        Optional<Slug> slug = PageParameters.slug(named);
        if (slug.map(Slug::articleAddress).map(permalinks::at).orElse(null) instanceof PermalinkState.Moved(String to)) {
            Slug present = new Slug(to.substring(to.lastIndexOf('/') + 1));
            return PermanentRedirect.to(CorrectionsPage.at(direction, new Mark(present, correction)));
        }
        return slug.map(story -> new Mark(story, correction))
                .flatMap(mark -> part(direction, mark).map(part -> page(part, CorrectionsPage.at(direction, mark))))
                .orElseGet(missingPageResponses::found);
    }

    private Optional<Part> part(String direction, Mark mark) {
        int size = publication.pageSize();
        return (direction.equals("before") ? corrections.before(mark, size) : corrections.after(mark, size))
                .filter(part -> !part.items().isEmpty());
    }

    private ModelAndView page(Part part, String self) {
        return new ModelAndView("corrections", "page", CorrectionsPage.of(part, self, pageFormats.own()));
    }
}
