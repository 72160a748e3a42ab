package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.reading.Labels.Borne;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Messages;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;

/**
 * The sections, tags or authors that live stories bear, in the order of the alphabet, a few hundred on a page.
 *
 * @param most those that most stories bear, where not all stand on this page
 */
record LabelIndexPage(HtmlHead head, String name, List<Breadcrumb> crumbs, String count, Optional<CountedLinks> most, CountedLinks index)
        implements
            PageModel {

    static LabelIndexPage of(
            Label.Kind kind, long labels, Slice<Borne> slice, List<Borne> mostBorne, PageParameters pageParameters, PageFormat pageFormat) {
        Messages messages = pageFormat.words();
        String name = messages.of(kind.folder());
        String address = "/" + kind.folder();
        String count = messages.of(kind.name().toLowerCase(Locale.ROOT) + ".count", labels);
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(name),
                Optional.of(messages.of("index.description", name, pageFormat.publication().name())),
                pageFormat.publication().absolute(pageParameters.in(address))).among(slice, address);
        HtmlHead telling = htmlHead.telling(PageMetadata.ofListing(name, List.of(), htmlHead, pageFormat));
        Optional<CountedLinks> most = Optional.of(index(messages.of("index.most"), mostBorne, pageFormat))
                .filter(countedLinks -> !countedLinks.entries().isEmpty());
        return new LabelIndexPage(telling, name, List.of(pageFormat.home()), count, most,
                index(messages.of("index.all"), slice.items(), pageFormat));
    }

    private static CountedLinks index(String name, List<Borne> labels, PageFormat pageFormat) {
        return new CountedLinks(name, labels.stream().map(borne -> CountedLinks.entry(borne, pageFormat)).toList());
    }
}
