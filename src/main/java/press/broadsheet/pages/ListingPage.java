package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Slice;

/**
 * One page of a listing, newest first.
 *
 * @param breadcrumbs the way to it
 * @param profile what the section or author says of itself
 * @param count how many stories there are, in words
 * @param indexes where else to look
 * @param label whose stories these are
 */
record ListingPage(
        HtmlHead head,
        String name,
        List<NamedLink> breadcrumbs,
        Optional<Profile> profile, Optional<String> count,
        List<Teaser> teasers,
        List<CountedLinks> indexes,
        Optional<CurrentSection> currentSection,
        Optional<Label> label) implements PageModel {

    static final int TEASER_TEXT_LENGTH = 240;

    /** A listing of which nothing is known but its name. */
    static ListingPage of(HtmlHead htmlHead, String name, Slice<ArticleSummary> slice, Localizer localizer) {
        return new ListingPage(htmlHead, name, List.of(localizer.home()), Optional.empty(), Optional.empty(),
                slice.items().stream().map(story -> localizer.teaser(story, TEASER_TEXT_LENGTH)).toList(), List.of(),
                Optional.empty(),
                Optional.empty());
    }

    ListingPage withBreadcrumbs(List<NamedLink> more) {
        return new ListingPage(head, name, more, profile, count, teasers, indexes, currentSection, label);
    }

    /** With what the section or author says of itself. */
    ListingPage withProfile(Optional<Profile> found) {
        HtmlHead described = found.flatMap(Profile::summary).map(head::withDescription).orElse(head);
        return new ListingPage(described, name, breadcrumbs, found, count, teasers, indexes, currentSection, label);
    }

    @Override
    public Optional<NamedLink> feeds() {
        return label.map(it -> new NamedLink(it.name(), it.address()));
    }

    public Optional<ImageReference> portrait() {
        return profile.flatMap(Profile::visibleImage);
    }

    public boolean hasProfileText() {
        return profile.filter(it -> !it.text().isEmpty()).isPresent();
    }

    ListingPage withCount(String words) {
        return new ListingPage(head, name, breadcrumbs, profile, Optional.of(words), teasers, indexes, currentSection, label);
    }

    ListingPage withIndexes(List<CountedLinks> more) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers,
                more.stream().filter(countedLinks -> !countedLinks.entries().isEmpty()).toList(), currentSection, label);
    }

    ListingPage withCurrentSection(CurrentSection own) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers, indexes, Optional.of(own), label);
    }

    /** Of the stories that bear that label. */
    ListingPage withLabel(Label borne) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers, indexes, currentSection, Optional.of(borne));
    }

    /** With what it tells machines: of the author whose listing it is, else of a listing. */
    ListingPage withMetadata(Localizer localizer) {
        List<NamedLink> trail = breadcrumbs.subList(1, breadcrumbs.size());
        PageMetadata pageMetadata = label.filter(it -> it.kind() == Label.Kind.AUTHOR)
                .map(it -> PageMetadata.ofAuthor(it, portrait(), trail, head, localizer))
                .orElseGet(() -> PageMetadata.ofListing(name, trail, head, localizer));
        return new ListingPage(head.withMetadata(pageMetadata), name, breadcrumbs, profile, count, teasers, indexes,
                currentSection, label);
    }

    /** Where all stories are of one section, each need not say so. */
    ListingPage withoutSections() {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers.stream().map(Teaser::withoutSection).toList(),
                indexes,
                currentSection, label);
    }
}
