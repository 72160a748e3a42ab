package press.broadsheet.pages;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.Corrections.CorrectionCursor;
import press.broadsheet.archive.reading.Corrections.CorrectionSlice;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/**
 * Lists all corrections. A position names an article, as in every listing, and optionally one of its corrections; the default is
 * the one listed last.
 */
@Controller
class CorrectionsController {

    private final Corrections corrections;
    private final Permalinks permalinks;
    private final Publication publication;
    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    CorrectionsController(
            Corrections corrections, Permalinks permalinks, Publication publication, Localizers localizers,
            MissingPageResponses missingPageResponses) {
        this.corrections = corrections;
        this.permalinks = permalinks;
        this.publication = publication;
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(CorrectionsPage.ADDRESS)
    ModelAndView show(
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> correction) {
        return before.or(() -> after)
                .map(slug -> pageAround(before.isPresent() ? "before" : "after", slug, correction))
                .orElseGet(() -> page(corrections.newest(publication.pageSize()), CorrectionsPage.ADDRESS));
    }

    private ModelAndView pageAround(String direction, String slug, Optional<String> correction) {
        Optional<Slug> parsed = CursorParameters.parseSlug(slug);
        if (parsed.map(Slug::articleAddress).map(permalinks::resolve).orElse(null) instanceof PermalinkState.Moved(String to)) {
            Slug present = new Slug(to.substring(to.lastIndexOf('/') + 1));
            return PermanentRedirect.to(CorrectionsPage.addressAround(direction, new CorrectionCursor(present, correction)));
        }
        return parsed.map(article -> new CorrectionCursor(article, correction))
                .flatMap(correctionCursor -> findSlice(direction, correctionCursor).map(
                        correctionSlice -> page(correctionSlice, CorrectionsPage.addressAround(direction, correctionCursor))))
                .orElseGet(missingPageResponses::notFound);
    }

    private Optional<CorrectionSlice> findSlice(String direction, CorrectionCursor correctionCursor) {
        int size = publication.pageSize();
        return (direction.equals("before")
                ? corrections.before(correctionCursor, size)
                : corrections.after(correctionCursor, size))
                .filter(correctionSlice -> !correctionSlice.items().isEmpty());
    }

    private ModelAndView page(CorrectionSlice correctionSlice, String self) {
        return new ModelAndView("corrections", "page", CorrectionsPage.of(correctionSlice, self, localizers.forPublication()));
    }
}
