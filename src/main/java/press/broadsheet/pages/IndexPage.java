package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.Labels.Borne;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;

/**
 * The sections, tags or authors that live stories bear, in the order of the alphabet, a few hundred on a page.
 *
 * @param most those that most stories bear, where not all stand on this page
 */
record IndexPage(Head head, String name, List<Crumb> crumbs, String count, Optional<Index> most, Index index)
        implements
            Sheet {

    static IndexPage of(
            Label.Kind kind, long labels, Page<Borne> page, List<Borne> mostBorne, Position position, Voice voice) {
        Words words = voice.words();
        String name = words.of(kind.folder());
        String address = "/" + kind.folder();
        String count = words.of(kind.name().toLowerCase(Locale.ROOT) + ".count", labels);
        Head head = Head.of(voice.language(), voice.title(name),
                Optional.of(words.of("index.description", name, voice.publication().name())),
                voice.publication().absolute(position.in(address))).among(page, address);
        Head telling = head.telling(Facts.ofListing(name, List.of(), head, voice));
        Optional<Index> most = Optional.of(index(words.of("index.most"), mostBorne, voice))
                .filter(index -> !index.entries().isEmpty());
        return new IndexPage(telling, name, List.of(voice.home()), count, most,
                index(words.of("index.all"), page.items(), voice));
    }

    private static Index index(String name, List<Borne> labels, Voice voice) {
        return new Index(name, labels.stream().map(borne -> Index.entry(borne, voice)).toList());
    }
}
