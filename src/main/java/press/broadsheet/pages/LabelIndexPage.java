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
 * The sections, tags or authors of live articles in alphabetical order, a few hundred per page.
 *
 * @param mostUsed the labels with the most articles, if the index has several pages
 */
record LabelIndexPage(HtmlHead head, String name, List<NamedLink> breadcrumbs, String count, Optional<CountedLinks> mostUsed,
        CountedLinks index)
        implements
            PageModel {

    static LabelIndexPage of(
            Label.Kind kind, long labels, Slice<LabelCount> slice, List<LabelCount> mostUsed, CursorParameters cursorParameters,
            Localizer localizer) {
        Messages messages = localizer.messages();
        String name = messages.get(kind.pathSegment());
        String address = "/" + kind.pathSegment();
        String count = messages.get(kind.name().toLowerCase(Locale.ROOT) + ".count", labels);
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), localizer.pageTitle(name),
                Optional.of(messages.get("index.description", name, localizer.publication().name())),
                localizer.publication().absoluteUrl(cursorParameters.pageAddress(address)))
                .withAdjacentIndexPages(slice, address);
        HtmlHead described = htmlHead.withMetadata(PageMetadata.ofListing(name, List.of(), htmlHead, localizer));
        Optional<CountedLinks> mostUsedLinks = Optional.of(index(messages.get("index.mostused"), mostUsed, localizer))
                .filter(countedLinks -> !countedLinks.entries().isEmpty());
        return new LabelIndexPage(described, name, List.of(localizer.home()), count, mostUsedLinks,
                index(messages.get("index.all"), slice.items(), localizer));
    }

    private static CountedLinks index(String name, List<LabelCount> labels, Localizer localizer) {
        return new CountedLinks(name, labels.stream().map(labelCount -> CountedLinks.entry(labelCount, localizer)).toList());
    }
}
