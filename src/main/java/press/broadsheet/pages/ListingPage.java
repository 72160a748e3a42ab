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
 * @param breadcrumbs the path from the front page to it
 * @param profile the profile of the section or author
 * @param count the number of articles, as a text
 * @param indexes links to related listings
 * @param label the label of the articles, if they share one
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

    /** A listing with only a name and articles. */
    static ListingPage of(HtmlHead htmlHead, String name, Slice<ArticleSummary> slice, Localizer localizer) {
        return new ListingPage(htmlHead, name, List.of(localizer.home()), Optional.empty(), Optional.empty(),
                slice.items().stream().map(article -> localizer.teaser(article, TEASER_TEXT_LENGTH)).toList(), List.of(),
                Optional.empty(),
                Optional.empty());
    }

    ListingPage withBreadcrumbs(List<NamedLink> links) {
        return new ListingPage(head, name, links, profile, count, teasers, indexes, currentSection, label);
    }

    /** Adds the profile; its summary becomes the page's description. */
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

    ListingPage withIndexes(List<CountedLinks> links) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers,
                links.stream().filter(countedLinks -> !countedLinks.entries().isEmpty()).toList(), currentSection, label);
    }

    ListingPage withCurrentSection(CurrentSection section) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers, indexes, Optional.of(section), label);
    }

    /** Marks the articles' common label. */
    ListingPage withLabel(Label shared) {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers, indexes, currentSection, Optional.of(shared));
    }

    /** Adds the metadata for machines: of the author on an author's page, else of a listing. */
    ListingPage withMetadata(Localizer localizer) {
        List<NamedLink> trail = breadcrumbs.subList(1, breadcrumbs.size());
        PageMetadata pageMetadata = label.filter(it -> it.kind() == Label.Kind.AUTHOR)
                .map(it -> PageMetadata.ofAuthor(it, portrait(), trail, head, localizer))
                .orElseGet(() -> PageMetadata.ofListing(name, trail, head, localizer));
        return new ListingPage(head.withMetadata(pageMetadata), name, breadcrumbs, profile, count, teasers, indexes,
                currentSection, label);
    }

    /** Hides the section in each teaser, for listings of one section. */
    ListingPage withoutSections() {
        return new ListingPage(head, name, breadcrumbs, profile, count, teasers.stream().map(Teaser::withoutSection).toList(),
                indexes,
                currentSection, label);
    }
}
