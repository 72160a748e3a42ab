package press.broadsheet.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.Corrections.Corrected;
import press.broadsheet.archive.reading.Corrections.Mark;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;

/** What was set right in live stories, newest first. */
record CorrectionsPage(HtmlHead head, String name, List<Breadcrumb> crumbs, List<Line> lines) implements PageModel {

    static final String ADDRESS = "/corrections";

    /** @param address where in its story the correction stands */
    record Line(TimeElement date, String address, Teaser story, String text) {}

    static CorrectionsPage of(Corrections.Part part, String self, PageFormat pageFormat) {
        String name = pageFormat.words().of("corrections");
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(name),
                Optional.of(pageFormat.words().of("corrections.description", pageFormat.publication().name())),
                pageFormat.publication().absolute(self))
                .between(part.newer().map(mark -> at("after", mark)), part.older().map(mark -> at("before", mark)));
        return new CorrectionsPage(
                htmlHead.telling(PageMetadata.ofListing(name, List.of(), htmlHead, pageFormat)),
                name,
                List.of(pageFormat.home()),
                part.items().stream().map(it -> line(it, pageFormat)).toList());
    }

    /** The page that starts before, or ends after, that correction. */
    static String at(String direction, Mark mark) {
        return ADDRESS + "?" + direction + "=" + mark.story().encoded()
                + mark.name().map(name -> "&correction=" + UriUtils.encode(name, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public Optional<Breadcrumb> feeds() {
        return Optional.of(new Breadcrumb(name, ADDRESS));
    }

    private static Line line(Corrected corrected, PageFormat pageFormat) {
        return new Line(
                pageFormat.almanac().day(corrected.correction().date()),
                corrected.story().address() + "#" + ArticlePage.anchor(corrected.name()),
                pageFormat.pointer(corrected.story()),
                corrected.correction().text());
    }
}
