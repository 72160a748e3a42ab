package press.broadsheet.pages;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.archive.Labels.Borne;
import press.broadsheet.publication.Label;

/** All sections, tags or authors that live stories bear, by name. */
record IndexPage(Head head, String name, List<Crumb> crumbs, String count, Index index) implements Sheet {

    static IndexPage of(Label.Kind kind, List<Borne> labels, Voice voice) {
        String name = voice.words().of(kind.folder());
        Collator alphabet = Collator.getInstance(voice.language());
        List<Index.Entry> entries = labels.stream()
                .sorted(Comparator.comparing(borne -> borne.label().name(), alphabet))
                .map(borne -> Index.entry(borne, voice))
                .toList();
        String count = voice.words().of(kind.name().toLowerCase(Locale.ROOT) + ".count", entries.size());
        Head head = Head.of(voice.language(), voice.title(name), Optional.of(voice.words().of("index.description", name,
                voice.publication().name())), voice.publication().absolute("/" + kind.folder()));
        Head telling = head.telling(Facts.ofListing(name, List.of(), head, voice));
        return new IndexPage(telling, name, List.of(voice.home()), count, new Index(name, entries));
    }
}
