package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.reading.Labels.LabelCount;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Messages;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;

/**
 * The sections, tags or authors that live stories bear, in the order of the alphabet, a few hundred on a page.
 *
 * @param mostUsed those that most stories bear, where not all stand on this page
 */
record LabelIndexPage(HtmlHead head, String name, List<NamedLink> breadcrumbs, String count, Optional<CountedLinks> mostUsed,
        CountedLinks index)
        implements
            PageModel {

    static LabelIndexPage of(
            Label.Kind kind, long labels, Slice<LabelCount> slice, List<LabelCount> mostBorne, CursorParameters cursorParameters,
            Localizer localizer) {
        Messages messages = localizer.messages();
        String name = messages.get(kind.pathSegment());
        String address = "/" + kind.pathSegment();
        String count = messages.get(kind.name().toLowerCase(Locale.ROOT) + ".count", labels);
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), localizer.pageTitle(name),
                Optional.of(messages.get("index.description", name, localizer.publication().name())),
                localizer.publication().absoluteUrl(cursorParameters.pageAddress(address)))
                .withAdjacentIndexPages(slice, address);
        HtmlHead telling = htmlHead.withMetadata(PageMetadata.ofListing(name, List.of(), htmlHead, localizer));
        Optional<CountedLinks> most = Optional.of(index(messages.get("index.mostused"), mostBorne, localizer))
                .filter(countedLinks -> !countedLinks.entries().isEmpty());
        return new LabelIndexPage(telling, name, List.of(localizer.home()), count, most,
                index(messages.get("index.all"), slice.items(), localizer));
    }

    private static CountedLinks index(String name, List<LabelCount> labels, Localizer localizer) {
        return new CountedLinks(name, labels.stream().map(labelCount -> CountedLinks.entry(labelCount, localizer)).toList());
    }
}
