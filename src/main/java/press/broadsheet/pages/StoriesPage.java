package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Profile;

/**
 * One page of a listing, newest first.
 *
 * @param crumbs the way to it
 * @param profile what the section or author says of itself
 * @param count how many stories there are, in words
 * @param indexes where else to look
 * @param label whose stories these are
 */
record StoriesPage(
        Head head,
        String name,
        List<Crumb> crumbs,
        Optional<Profile> profile, Optional<String> count,
        List<Teaser> stories,
        List<Index> indexes,
        Optional<Tab> tab,
        Optional<Label> label) implements Sheet {

    static final int TEASER_LENGTH = 240;

    /** A listing of which nothing is known but its name. */
    static StoriesPage of(Head head, String name, Page<Headline> page, Voice voice) {
        return new StoriesPage(head, name, List.of(voice.home()), Optional.empty(), Optional.empty(),
                page.items().stream().map(story -> voice.teaser(story, TEASER_LENGTH)).toList(), List.of(), Optional.empty(),
                Optional.empty());
    }

    StoriesPage under(List<Crumb> more) {
        return new StoriesPage(head, name, more, profile, count, stories, indexes, tab, label);
    }

    /** With what the section or author says of itself. */
    StoriesPage introduced(Optional<Profile> found) {
        Head described = found.flatMap(Profile::summary).map(head::describedAs).orElse(head);
        return new StoriesPage(described, name, crumbs, found, count, stories, indexes, tab, label);
    }

    @Override
    public Optional<Crumb> feeds() {
        return label.map(it -> new Crumb(it.name(), it.address()));
    }

    public Optional<Picture> portrait() {
        return profile.flatMap(Profile::portrait);
    }

    public boolean hasText() {
        return profile.filter(it -> !it.text().isEmpty()).isPresent();
    }

    StoriesPage counting(String words) {
        return new StoriesPage(head, name, crumbs, profile, Optional.of(words), stories, indexes, tab, label);
    }

    StoriesPage beside(List<Index> more) {
        return new StoriesPage(head, name, crumbs, profile, count, stories,
                more.stream().filter(index -> !index.entries().isEmpty()).toList(), tab, label);
    }

    StoriesPage at(Tab own) {
        return new StoriesPage(head, name, crumbs, profile, count, stories, indexes, Optional.of(own), label);
    }

    /** Of the stories that bear that label. */
    StoriesPage bearing(Label borne) {
        return new StoriesPage(head, name, crumbs, profile, count, stories, indexes, tab, Optional.of(borne));
    }

    /** With what it tells machines: of the author whose listing it is, else of a listing. */
    StoriesPage telling(Voice voice) {
        List<Crumb> trail = crumbs.subList(1, crumbs.size());
        Facts facts = label.filter(it -> it.kind() == Label.Kind.AUTHOR)
                .map(it -> Facts.ofAuthor(it, portrait(), trail, head, voice))
                .orElseGet(() -> Facts.ofListing(name, trail, head, voice));
        return new StoriesPage(head.telling(facts), name, crumbs, profile, count, stories, indexes, tab, label);
    }

    /** Where all stories are of one section, each need not say so. */
    StoriesPage ofOneSection() {
        return new StoriesPage(head, name, crumbs, profile, count, stories.stream().map(Teaser::withoutSection).toList(), indexes,
                tab, label);
    }
}
