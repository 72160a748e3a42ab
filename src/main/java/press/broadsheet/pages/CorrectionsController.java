package press.broadsheet.pages;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Corrections;
import press.broadsheet.archive.Corrections.Mark;
import press.broadsheet.archive.Corrections.Part;
import press.broadsheet.archive.Permalinks;
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
    private final Voices voices;
    private final Nothing nothing;

    CorrectionsController(
            Corrections corrections, Permalinks permalinks, Publication publication, Voices voices, Nothing nothing) {
        this.corrections = corrections;
        this.permalinks = permalinks;
        this.publication = publication;
        this.voices = voices;
        this.nothing = nothing;
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
        Optional<Slug> slug = Position.slug(named);
        if (slug.map(Slug::articleAddress).map(permalinks::at).orElse(null) instanceof Address.Moved(String to)) {
            Slug present = new Slug(to.substring(to.lastIndexOf('/') + 1));
            return PermanentRedirect.to(CorrectionsPage.at(direction, new Mark(present, correction)));
        }
        return slug.map(story -> new Mark(story, correction))
                .flatMap(mark -> part(direction, mark).map(part -> page(part, CorrectionsPage.at(direction, mark))))
                .orElseGet(nothing::found);
    }

    private Optional<Part> part(String direction, Mark mark) {
        int size = publication.pageSize();
        return (direction.equals("before") ? corrections.before(mark, size) : corrections.after(mark, size))
                .filter(part -> !part.items().isEmpty());
    }

    private ModelAndView page(Part part, String self) {
        return new ModelAndView("corrections", "page", CorrectionsPage.of(part, self, voices.own()));
    }
}
