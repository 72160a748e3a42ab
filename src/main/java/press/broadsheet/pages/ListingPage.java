package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Slice;

/**
 * One page of a listing, newest first.
 *
 * @param crumbs the way to it
 * @param profile what the section or author says of itself
 * @param count how many stories there are, in words
 * @param indexes where else to look
 * @param label whose stories these are
 */
record ListingPage(
        HtmlHead head,
        String name,
        List<Breadcrumb> crumbs,
        Optional<Profile> profile, Optional<String> count,
        List<Teaser> stories,
        List<CountedLinks> indexes,
        Optional<CurrentSection> tab,
        Optional<Label> label) implements PageModel {

    static final int TEASER_LENGTH = 240;

    /** A listing of which nothing is known but its name. */
    static ListingPage of(HtmlHead htmlHead, String name, Slice<ArticleSummary> slice, PageFormat pageFormat) {
        return new ListingPage(htmlHead, name, List.of(pageFormat.home()), Optional.empty(), Optional.empty(),
                slice.items().stream().map(story -> pageFormat.teaser(story, TEASER_LENGTH)).toList(), List.of(), Optional.empty(),
                Optional.empty());
    }

    ListingPage under(List<Breadcrumb> more) {
        return new ListingPage(head, name, more, profile, count, stories, indexes, tab, label);
    }

    /** With what the section or author says of itself. */
    ListingPage introduced(Optional<Profile> found) {
        HtmlHead described = found.flatMap(Profile::summary).map(head::describedAs).orElse(head);
        return new ListingPage(described, name, crumbs, found, count, stories, indexes, tab, label);
    }

    @Override
    public Optional<Breadcrumb> feeds() {
        return label.map(it -> new Breadcrumb(it.name(), it.address()));
    }

    public Optional<ImageReference> portrait() {
        return profile.flatMap(Profile::portrait);
    }

    public boolean hasText() {
        return profile.filter(it -> !it.text().isEmpty()).isPresent();
    }

    ListingPage counting(String words) {
        return new ListingPage(head, name, crumbs, profile, Optional.of(words), stories, indexes, tab, label);
    }

    ListingPage beside(List<CountedLinks> more) {
        return new ListingPage(head, name, crumbs, profile, count, stories,
                more.stream().filter(countedLinks -> !countedLinks.entries().isEmpty()).toList(), tab, label);
    }

    ListingPage at(CurrentSection own) {
        return new ListingPage(head, name, crumbs, profile, count, stories, indexes, Optional.of(own), label);
    }

    /** Of the stories that bear that label. */
    ListingPage bearing(Label borne) {
        return new ListingPage(head, name, crumbs, profile, count, stories, indexes, tab, Optional.of(borne));
    }

    /** With what it tells machines: of the author whose listing it is, else of a listing. */
    ListingPage telling(PageFormat pageFormat) {
        List<Breadcrumb> trail = crumbs.subList(1, crumbs.size());
        PageMetadata pageMetadata = label.filter(it -> it.kind() == Label.Kind.AUTHOR)
                .map(it -> PageMetadata.ofAuthor(it, portrait(), trail, head, pageFormat))
                .orElseGet(() -> PageMetadata.ofListing(name, trail, head, pageFormat));
        return new ListingPage(head.telling(pageMetadata), name, crumbs, profile, count, stories, indexes, tab, label);
    }

    /** Where all stories are of one section, each need not say so. */
    ListingPage ofOneSection() {
        return new ListingPage(head, name, crumbs, profile, count, stories.stream().map(Teaser::withoutSection).toList(), indexes,
                tab, label);
    }
}
