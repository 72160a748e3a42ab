package press.broadsheet.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.Corrections.CorrectionCursor;
import press.broadsheet.archive.reading.Corrections.ListedCorrection;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;

/** The corrections of live articles, newest first. */
record CorrectionsPage(HtmlHead head, String name, List<NamedLink> breadcrumbs, List<CorrectionItem> items) implements PageModel {

    static final String ADDRESS = "/corrections";

    /**
     * @param address the anchor of the correction on its article's page
     */
    record CorrectionItem(TimeElement date, String address, Teaser teaser, String text) {}

    static CorrectionsPage of(Corrections.CorrectionSlice correctionSlice, String self, Localizer localizer) {
        String name = localizer.messages().get("corrections");
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), localizer.pageTitle(name),
                Optional.of(localizer.messages().get("corrections.description", localizer.publication().name())),
                localizer.publication().absoluteUrl(self))
                .withAdjacentPages(correctionSlice.newer().map(correctionCursor -> addressAround("after", correctionCursor)),
                        correctionSlice.older().map(correctionCursor -> addressAround("before", correctionCursor)));
        return new CorrectionsPage(
                htmlHead.withMetadata(PageMetadata.ofListing(name, List.of(), htmlHead, localizer)),
                name,
                List.of(localizer.home()),
                correctionSlice.items().stream().map(it -> toItem(it, localizer)).toList());
    }

    /** The page that starts just before that correction, or ends just after it. */
    static String addressAround(String direction, CorrectionCursor correctionCursor) {
        return ADDRESS + "?" + direction + "=" + correctionCursor.article().encoded()
                + correctionCursor.name().map(name -> "&correction=" + UriUtils.encode(name, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public Optional<NamedLink> feeds() {
        return Optional.of(new NamedLink(name, ADDRESS));
    }

    private static CorrectionItem toItem(ListedCorrection listedCorrection, Localizer localizer) {
        return new CorrectionItem(
                localizer.dates().date(listedCorrection.correction().date()),
                listedCorrection.article().address() + "#" + ArticlePage.correctionAnchor(listedCorrection.name()),
                localizer.headlineTeaser(listedCorrection.article()),
                listedCorrection.correction().text());
    }
}
